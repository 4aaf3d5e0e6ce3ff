import {COLORS, type ColorName} from './colors'
import type {Category, Draft, Facts} from './types'

interface Text {
  readonly de: string
  readonly en: string
}

type Sentence = (facts: Facts) => Text | null

/** What a thing is, by its leading attribute. */
const OPENINGS: Record<string, Text> = {
  Siebträger: {de: 'Siebträgermaschine', en: 'Portafilter machine'},
  Vollautomat: {de: 'Kaffeevollautomat', en: 'Fully automatic coffee machine'},
  Kapselmaschine: {de: 'Kapselmaschine', en: 'Capsule machine'},
  Filtermaschine: {de: 'Filterkaffeemaschine', en: 'Filter coffee machine'},
  Herdkanne: {de: 'Espressokanne für den Herd', en: 'Stovetop espresso pot'},
  City: {de: 'E-Bike für die Stadt', en: 'E-bike for the city'},
  Trekking: {de: 'Trekking-E-Bike', en: 'Trekking e-bike'},
  Mountain: {de: 'Elektrisches Mountainbike', en: 'Electric mountain bike'},
  Lastenrad: {de: 'Elektrisches Lastenrad', en: 'Electric cargo bike'},
  Faltrad: {de: 'Elektrisches Faltrad', en: 'Electric folding bike'},
  Straße: {de: 'Laufschuh für Asphalt und Parkwege', en: 'Running shoe for tarmac and park paths'},
  Trail: {de: 'Laufschuh für Wald und Fels', en: 'Running shoe for forest and rock'},
  Bahn: {de: 'Spikeschuh für die Bahn', en: 'Spike shoe for the track'},
  Laufband: {de: 'Leichter Schuh für das Laufband', en: 'Light shoe for the treadmill'},
}

/** One sentence an attribute; the first that know something are used. */
const SENTENCES: Record<Category, readonly Sentence[]> = {
  Kaffeemaschinen: [
    (f) =>
      f.milk === 'automatisch'
        ? {de: 'Milchschaum macht sie auf Knopfdruck.', en: 'It froths milk at the touch of a button.'}
        : f.milk === 'Dampfrohr'
          ? {
              de: 'Milch schäumen Sie am Dampfrohr selbst auf.',
              en: 'You froth milk yourself with the steam wand.',
            }
          : null,
    (f) =>
      f.grinder === true
        ? {de: 'Das Mahlwerk mahlt die Bohnen frisch.', en: 'The built-in grinder grinds beans fresh.'}
        : null,
    (f) =>
      typeof f.noise === 'number' && f.coffee_type !== 'Herdkanne'
        ? {
            de: `Im Betrieb ${f.noise} dB, gemessen in einem Meter Abstand.`,
            en: `${f.noise} dB in use, measured at a distance of one metre.`,
          }
        : null,
    (f) =>
      typeof f.cups === 'number' && f.cups > 2
        ? {de: `Reicht für ${f.cups} Tassen auf einmal.`, en: `Makes ${f.cups} cups at once.`}
        : null,
  ],
  'E-Bikes': [
    (f) =>
      typeof f.range === 'number'
        ? {de: `Kommt im Mittel ${f.range} km weit.`, en: `Goes ${f.range} km on average.`}
        : null,
    (f) =>
      f.gears === 'Riemen'
        ? {de: 'Der Riemen braucht kein Öl.', en: 'The belt needs no oil.'}
        : f.gears === 'Nabenschaltung'
          ? {de: 'Die Nabenschaltung schaltet auch im Stand.', en: 'The hub gear also shifts while standing.'}
          : null,
    (f) =>
      f.suspension === 'voll'
        ? {de: 'Vorn und hinten gefedert.', en: 'Suspension front and rear.'}
        : f.frame === 'Tiefeinsteiger'
          ? {
              de: 'Der tiefe Einstieg macht das Aufsteigen leicht.',
              en: 'The low step makes it easy to get on.',
            }
          : null,
    (f) =>
      typeof f.max_load === 'number' && f.max_load >= 170
        ? {de: `Trägt zusammen bis ${f.max_load} kg.`, en: `Carries up to ${f.max_load} kg in total.`}
        : null,
  ],
  Laufschuhe: [
    (f) =>
      f.cushioning === 'viel'
        ? {de: 'Dicke, weiche Zwischensohle.', en: 'Thick, soft midsole.'}
        : f.cushioning === 'wenig'
          ? {de: 'Direkt, mit wenig Sohle unter dem Fuß.', en: 'Direct, with little sole under the foot.'}
          : null,
    (f) =>
      f.waterproof === true
        ? {de: 'Eine Membran hält Regen draußen.', en: 'A membrane keeps rain out.'}
        : null,
    (f) =>
      f.support === 'Stabilität'
        ? {de: 'Führt den Fuß an der Innenseite.', en: 'Guides the foot on the inside.'}
        : null,
    (f) =>
      typeof f.recycled === 'number' && f.recycled >= 40
        ? {
            de: `${f.recycled} % des Materials ist recycelt.`,
            en: `${f.recycled} % of the material is recycled.`,
          }
        : null,
    (f) =>
      f.distance === 'lang'
        ? {de: 'Gedacht für lange Strecken.', en: 'Made for long distances.'}
        : f.distance === 'kurz'
          ? {de: 'Gedacht für kurze, schnelle Läufe.', en: 'Made for short, quick runs.'}
          : null,
  ],
}

/** Two or three plain sentences in both languages, from facts that the feed states as well. */
export function describe(category: Category, draft: Draft, facts: Facts, color: ColorName): Text {
  const kind = String(draft.facts.coffee_type ?? draft.facts.bike_type ?? draft.facts.terrain)
  const opening = OPENINGS[kind] ?? {de: kind, en: kind}
  const more = SENTENCES[category]
    .map((sentence) => sentence(facts))
    .filter((text) => text !== null)
    .slice(0, 2)
  return {
    de: [`${opening.de} von ${draft.brand} in ${germanColor(color)}.`, ...more.map((text) => text.de)].join(
      ' ',
    ),
    en: [`${opening.en} by ${draft.brand} in ${COLORS[color].en}.`, ...more.map((text) => text.en)].join(' '),
  }
}

/** Nouns for colours after "in": "in Schwarz". */
function germanColor(color: ColorName): string {
  return color.charAt(0).toUpperCase() + color.slice(1)
}
