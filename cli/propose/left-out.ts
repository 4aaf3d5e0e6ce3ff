import {type ColumnProfile, shareOf} from './profile-column'

/** Headers of columns that run the shop and say nothing that a customer would weigh. */
const INTERNAL_WORDS = [
  'sku|gtin|ean|upc|isbn|mpn|asin|barcode|hsn|plu|uuid|guid',
  'inventory|stock|qty|bestand|lager|lagerbestand',
  'cost|costs|einkauf|einkaufspreis|ek|margin|marge',
  'compare at|uvp|rrp|msrp|sale price|list price|listenpreis|streichpreis|old price|alter preis|base price|grundpreis|special price',
  'shipping|versand|versandkosten|lieferzeit|delivery|fulfillment',
  'tax|taxable|steuer|mwst|vat|steuerklasse',
  'status|published|veröffentlicht|visibility|sichtbarkeit|condition|zustand|availability|verfügbarkeit|auf lager',
  'custom label|custom product|adwords|ads|seo|meta|promotion|gift card|identifier exists|unit pricing',
  'image|images|bild|bilder|picture|photo|foto|alt text|video',
  'description|beschreibung|body html|highlight|kurzbeschreibung',
  'url|canonical|redirect|template|created|updated|erstellt|geändert|timestamp',
  'sales rank|verkaufsrang',
  'weight unit|option\\d name|option\\d value|variant grams',
]

/** The same, where they end the header ("article number", but not "number of gears"). */
const INTERNAL_ENDS = [
  'id|nr|no|nummer|number|code|handle|slug|link|date|datum|position|quantity|text|type id',
]

const INTERNAL = new RegExp(
  [
    ...INTERNAL_WORDS.map((words) => `(^| )(${words})( |$)`),
    ...INTERNAL_ENDS.map((words) => `(^| )(${words})$`),
  ].join('|'),
)

/** What others thought of a product says nothing about what this visitor needs. */
const OPINION =
  /(^| )(reviews?|ratings?|stars|sterne|bewertung(en)?|kundenbewertung(en)?|(review|rating)s? count)( |$)/

/** How shop systems call the rows of a product with variants. */
const ROW_KIND =
  /^(simple|variable|variation|grouped|external|configurable|bundle|bundled|virtual|downloadable|parent|child|variant|master)(, ?(virtual|downloadable))*$/i

const LINK = /^(https?:|www\.|\/\/)|^\/\S+\/\S*$|\.(jpe?g|png|webp|gif|svg|html?|pdf)(\?\S*)?$/i
const MAIL = /^\S+@\S+\.\S+$/
const DATE = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\/\d{1,2}\/\d{2,4})([ T]\d{1,2}:.*)?$/
const HTML = /<\/?[a-z][^>]*>/i

/** Why a column gives no attribute, in the words of the summary; `null` where it may. */
export function reasonToLeaveOut(profile: ColumnProfile): string | null {
  if (profile.distinct === 0) return 'empty'
  if (profile.distinct === 1) return `the same everywhere ("${profile.cells[0]!.cell.slice(0, 40)}")`
  if (OPINION.test(profile.key)) return 'how others rated it: nothing that a visitor could be asked'
  if (INTERNAL.test(profile.key) || shareOf(profile, (cell) => ROW_KIND.test(cell)) === 1)
    return 'for running the shop'
  if (shareOf(profile, (cell) => LINK.test(cell)) > 0.5) return 'links'
  if (shareOf(profile, (cell) => MAIL.test(cell)) > 0.5) return 'mail addresses'
  if (shareOf(profile, (cell) => DATE.test(cell)) > 0.5) return 'dates'
  if (shareOf(profile, (cell) => HTML.test(cell)) > 0.3) return 'formatted text'
  if (isSerial(profile)) return 'numbers that only name the product'
  return null
}

/** Long whole numbers, nearly all different, or counted up row by row. */
function isSerial(profile: ColumnProfile): boolean {
  if (profile.filledRows < 20 || profile.distinct < 0.95 * profile.filledRows) return false
  if (shareOf(profile, (cell) => /^\d{8,}$/.test(cell)) > 0.8) return true
  const numbers = profile.cells.map(({cell}) => Number(cell))
  if (!numbers.every(Number.isInteger)) return false
  const steps = numbers.slice(1).filter((value, index) => value - numbers[index]! === 1)
  return steps.length > 0.8 * (numbers.length - 1)
}
