import {stem} from './stem'

/** A measure that people speak of with adjectives, in both languages. */
interface Concept {
  /** What an attribute of this kind is called, or ends with. */
  readonly names: string
  readonly lower: string
  readonly higher: string
  /** The direction nearly everybody wants; an attribute whose better direction is the other one is not meant. */
  readonly wanted?: 'lower'
}

/** The small bilingual base lexicon: which adjective moves which measure where. */
const CONCEPTS: readonly Concept[] = [
  {
    names: 'preis price kosten cost',
    wanted: 'lower',
    lower: 'günstig billig preiswert preisgünstig erschwinglich cheap affordable inexpensive',
    higher: 'teuer teurer hochpreisig expensive pricey costly dear',
  },
  {
    names: 'lautstärke noise geräusch geräuschpegel schallpegel loudness',
    wanted: 'lower',
    lower: 'leise ruhig geräuscharm flüsterleise lautlos quiet silent noiseless',
    higher: 'laut loud noisy noisier',
  },
  {
    names: 'gewicht weight',
    wanted: 'lower',
    lower: 'leicht federleicht leichtgewicht light lightweight',
    higher: 'schwer heavy heavier heaviest',
  },
  {names: 'breite width', lower: 'schmal slim narrow', higher: 'breit wide'},
  {names: 'höhe height', lower: 'niedrig flach low', higher: 'hoch höher high'},
  {
    names: 'breite width bildschirmgröße screen size größe abmessung dimensions durchmesser diameter',
    lower: 'klein kompakt small compact',
    higher: 'groß large big',
  },
  {names: 'länge length', lower: 'kurz short', higher: 'lang long'},
  {names: 'dicke tiefe thickness depth', lower: 'dünn flach thin', higher: 'dick tief thick deep'},
  {
    names: 'leistung power drehmoment torque saugkraft',
    lower: 'schwach weak',
    higher: 'stark kräftig leistungsstark leistungsfähig powerful strong',
  },
  {
    names: 'laufzeit akkulaufzeit battery life reichweite range',
    lower: '',
    higher: 'ausdauernd langlebig enduring',
  },
  {
    names: 'verbrauch energy stromverbrauch energieverbrauch consumption',
    wanted: 'lower',
    lower: 'sparsam stromsparend energiesparend energieeffizient effizient economical efficient',
    higher: '',
  },
  {
    names: 'recycelt recycled nachhaltigkeit sustainability',
    lower: '',
    higher: 'recycelt recycled nachhaltig umweltfreundlich ökologisch sustainable green eco',
  },
  {names: 'volumen volume fassungsvermögen capacity', lower: '', higher: 'geräumig roomy spacious'},
  {names: 'helligkeit brightness', lower: 'dunkel dim', higher: 'hell bright'},
  {names: 'geschwindigkeit speed tempo', lower: 'langsam slow', higher: 'schnell fast quick'},
]

/** Adjectives that say more or less of whatever attribute stands beside them. */
const AMOUNTS = {
  higher:
    'viel groß hoch hohe höher lang stark maximal mehr ordentlich big large high long much lots plenty more strong huge great good gut gute',
  lower: 'wenig klein niedrig gering kurz minimal weniger small low little short less few',
} as const

/** Names that mean the same attribute. */
const NAMES: readonly string[] = [
  'price|preis|budget|cost|preisrahmen|preisklasse',
  'brand|marke|hersteller|maker|manufacturer|make|fabrikat',
  'colour|color|farbe|farbton',
  'material|werkstoff',
  'weight|gewicht|wiegt|wiegen|weighs|weighing',
  'noise|lautstärke|geräuschpegel|geräusch|loudness|noise level',
  'width|breite',
  'height|höhe',
  'depth|tiefe',
  'battery|akku|batterie|akkukapazität|battery capacity',
  'battery life|akkulaufzeit|laufzeit|akku|battery|runtime|battery runtime|batterielaufzeit',
  'range|reichweite',
  'ram|arbeitsspeicher|memory|hauptspeicher',
  'storage|speicherplatz|speicher|festplatte|ssd|hdd|disk|disk space|hard drive|storage capacity',
  'screen size|bildschirmgröße|bildschirmdiagonale|bildschirm|display|screen|monitor|display size',
  'backlit keyboard|tastaturbeleuchtung|beleuchtete tastatur|keyboard backlight|illuminated keyboard',
  'touchscreen|touch screen|touch display|berührungsbildschirm',
  'operating system|betriebssystem|os',
  'waterproof|wasserdicht|wasserfest|water resistant|rain proof|regenfest|regendicht',
  'grinder|mahlwerk|kaffeemühle|coffee grinder',
  'torque|drehmoment',
  'power|leistung',
  'capacity|fassungsvermögen|volumen|volume',
  'energy|verbrauch|stromverbrauch|energieverbrauch|consumption|energy consumption',
  'max load|maximum load|payload|zuladung|tragkraft|belastbarkeit|traglast',
  'wifi|wi fi|wlan',
  'speakers|lautsprecher|boxen',
  'resolution|auflösung',
  'refresh rate|bildwiederholrate|bildwiederholfrequenz',
  'height adjustable|höhenverstellbar',
  'warranty|garantie',
  'length|länge',
]

/** Words that mean the same value, or the same sort of thing. */
const VALUES: readonly string[] = [
  'black|schwarz',
  'white|weiß',
  'red|rot',
  'blue|blau',
  'green|grün',
  'yellow|gelb',
  'grey|gray|grau',
  'silver|silber|silbern',
  'gold|golden',
  'brown|braun',
  'orange',
  'pink|rosa',
  'purple|lila|violett',
  'beige',
  'stainless steel|edelstahl',
  'steel|stahl',
  'wood|holz',
  'leather|leder',
  'plastic|kunststoff|plastik',
  'cotton|baumwolle',
  'wool|wolle',
  'glass|glas',
  'aluminium|aluminum|alu',
  'bike|bicycle|rad|fahrrad|velo',
  'shoe|schuh',
  'gaming|spielen|zocken',
  'office|büro',
  'photo editing|bildbearbeitung|fotobearbeitung',
  'video editing|videobearbeitung|videoschnitt',
]

const stems = (words: string): string[] => words.split(/\s+/).filter(Boolean).map(stem)
const groups = (lists: readonly string[]): readonly (readonly string[])[] =>
  lists.map((list) => list.split('|'))

export const CONCEPT_STEMS = CONCEPTS.map(({names, lower, higher, wanted}) => ({
  names: stems(names),
  lower: stems(lower),
  higher: stems(higher),
  wanted: wanted ?? null,
}))
export const AMOUNT_STEMS: ReadonlyMap<string, 'higher' | 'lower'> = new Map([
  ...stems(AMOUNTS.higher).map((word) => [word, 'higher'] as const),
  ...stems(AMOUNTS.lower).map((word) => [word, 'lower'] as const),
])
export const NAME_GROUPS = groups(NAMES)
export const VALUE_GROUPS = groups(VALUES)
