import type {LocalText} from '../../../advisor-core/catalog/types'

/** Common values, German and English; further spellings after the second bar. */
const PAIRS = `
schwarz|black
weiß|white|weiss
grau|grey|gray
anthrazit|anthracite
silber|silver
gold|gold|golden
kupfer|copper
bronze|bronze
rot|red
blau|blue
dunkelblau|dark blue
hellblau|light blue
nachtblau|midnight blue
marine|navy|navy blue
petrol|teal
türkis|turquoise
grün|green
dunkelgrün|dark green
oliv|olive|olive green|olivgrün
salbei|sage|sage green
mint|mint
gelb|yellow
orange|orange
rosa|pink
lila|purple|violett|violet
braun|brown
beige|beige
creme|cream|cremefarben
sand|sand
bordeaux|burgundy
koralle|coral
terrakotta|terracotta
bunt|multicoloured|multicolored|multicolor|mehrfarbig
transparent|clear
holz|wood|wooden
eiche|oak
buche|beech
kiefer|pine
nussbaum|walnut
bambus|bamboo
metall|metal
stahl|steel
edelstahl|stainless steel
aluminium|aluminium|aluminum|alu
carbon|carbon|carbon fibre|karbon
titan|titanium
messing|brass
kunststoff|plastic|plastik
gummi|rubber
glas|glass
keramik|ceramic
porzellan|porcelain
stein|stone
marmor|marble
papier|paper
leder|leather
kunstleder|faux leather|synthetic leather
wildleder|suede
wolle|wool
merinowolle|merino wool|merino
baumwolle|cotton
leinen|linen
seide|silk
stoff|fabric
natur|natural
samt|velvet
jeans|denim
polyester|polyester
nylon|nylon
mesh|mesh
strick|knit|knitted
filz|felt
damen|women|womens|women's|female|frauen|weiblich
herren|men|mens|men's|male|männer|männlich
unisex|unisex
kinder|children|kids
baby|baby
mädchen|girls
jungen|boys
erwachsene|adult|adults
klein|small
mittel|medium
groß|large|gross
extra groß|extra large
normal|regular
schmal|narrow
weit|wide
eng|slim|slim fit
locker|relaxed|loose
kurz|short
lang|long
wenig|low|gering|niedrig
viel|high|hoch
für drinnen|for indoors|indoor|innen|drinnen|indoors
für draußen|for outdoors|outdoor|außen|draußen|outdoors
garten|garden
küche|kitchen
bad|bathroom
schlafzimmer|bedroom
wohnzimmer|living room
büro|office
reise|travel
sport|sports
freizeit|leisure
alltag|everyday
frühling|spring
sommer|summer
herbst|autumn|fall
winter|winter
ganzjährig|all year|all season
neutral|neutral
stabilität|stability
straße|road|strasse
trail|trail
bahn|track
laufband|treadmill
wald|forest
schotter|gravel
asphalt|asphalt
stadt|city
trekking|trekking
mountain|mountain
lastenrad|cargo bike|cargo
faltrad|folding bike
tiefeinsteiger|step-through
trapez|trapeze
diamant|diamond
nabenschaltung|hub gears|hub gear
kettenschaltung|derailleur
riemen|belt drive|belt
scheibe hydraulisch|hydraulic discs|hydraulic disc
scheibe mechanisch|mechanical discs|mechanical disc
felge hydraulisch|hydraulic rim brakes
keine|none|ohne
vorn|front|vorne
voll|full|vollgefedert
siebträger|portafilter|espresso machine
vollautomat|fully automatic machine|fully automatic
kapselmaschine|capsule machine
filtermaschine|filter machine
herdkanne|stovetop pot
kaffeemaschinen|coffee machines
kaffeemaschine|coffee machine
e-bikes|e-bikes
laufschuhe|running shoes
kein milchsystem|no milk system
dampfrohr|steam wand
automatisch|automatic
manuell|manual
einfarbig|plain|solid
gestreift|striped
kariert|checked|plaid
geblümt|floral
blumen|flowers
pflanzen|plants
topf|pot
kissen|pillows
sofa|sofa
couch|couch
stuhl|chair
bett|bed
tisch|table
lampe|lamp
kerze|candle
antik|antique
deutschland|germany
frankreich|france
italien|italy
spanien|spain
österreich|austria
schweiz|switzerland
portugal|portugal
griechenland|greece
niederlande|netherlands
belgien|belgium
dänemark|denmark
schweden|sweden
norwegen|norway
finnland|finland
polen|poland
vereinigtes königreich|united kingdom|uk|großbritannien
irland|ireland
türkei|turkey
china|china
japan|japan
indien|india
südafrika|south africa
australien|australia
neuseeland|new zealand
argentinien|argentina
kanada|canada
brasilien|brazil
mexiko|mexico
rind|beef
fisch|fish
käse|cheese
lamm|lamb
sofas|sofas
tische|tables
stühle|chairs
regale|shelves
betten|beds
schränke|wardrobes
lampen|lamps
jacken|jackets
hosen|trousers
kleider|dresses
hemden|shirts
schuhe|shoes
taschen|bags
ja|yes
nein|no
kein os|no os|no operating system
sonstige|other|others|andere
`

const LINES: readonly (readonly string[])[] = PAIRS.trim()
  .split('\n')
  .map((line) => line.split('|'))

const BY_SPELLING: ReadonlyMap<string, LocalText> = new Map(
  LINES.flatMap(([de = '', en = '', ...more]) => {
    const text = {de: capital(de), en: capital(en)}
    return [de, en, ...more].map((spelling): [string, LocalText] => [spelling, text])
  }),
)

/** First letter in upper case; names with a spelling of their own ("iOS") stay as they are. */
export function capital(text: string): string {
  const [first = ''] = text.split(' ')
  return first === first.toLowerCase() ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** All spellings of a common value in both languages, none for any other. */
export function spellingsOf(value: string): readonly string[] {
  const own = value.trim().toLowerCase()
  return LINES.find((line) => line.includes(own)) ?? []
}

/** Both languages of a common value, `null` for any other. */
export function translateValue(value: string): LocalText | null {
  return BY_SPELLING.get(value.trim().toLowerCase()) ?? null
}
