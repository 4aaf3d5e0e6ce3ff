export const lang = document.documentElement.lang === 'en' ? 'en' : 'de'

/** Texts that the pages and their scripts share: German, English. */
const WORDS = {
  skip: ['Zum Inhalt', 'Skip to content'],
  'nav.label': ['Warengruppen', 'Categories'],
  'nav.coffee': ['Kaffee', 'Coffee'],
  'nav.bikes': ['E-Bikes', 'E-bikes'],
  'nav.shoes': ['Laufschuhe', 'Running shoes'],
  'hero.title': ['Drei gute Gründe, früh aufzustehen', 'Three good reasons to get up early'],
  'hero.lead': [
    'Kaffee, der den Tag aufschließt. Ein Rad, das gern losfährt. Schuhe, die vor der Tür stehen.',
    'Coffee that opens the day. A bike that likes to set off. Shoes waiting by the door.',
  ],
  'advice.title': ['Sagen Sie kurz, was Sie brauchen', 'Tell us briefly what you need'],
  'advice.coffee': ['Welche passt in Ihre Küche?', 'Which one fits your kitchen?'],
  'advice.ebikes': ['Welches passt zu Ihren Wegen?', 'Which one fits the way you ride?'],
  'advice.shoes': ['Welche passen zu Ihrem Schritt?', 'Which ones fit your stride?'],
  'advice.lead': [
    'Ein paar Fragen, drei Vorschläge, und zu jedem der Grund.',
    'A few questions, three suggestions, and the reason for each.',
  ],
  'advisor.away': [
    'Die Beratung ist gerade nicht da. Alles andere finden Sie auch so in den Regalen.',
    'The adviser is away right now. You will find everything on the shelves as well.',
  ],
  'shelves.title': ['Oder Sie schauen sich um', 'Or have a look around'],
  'cat.coffee': ['Kaffeemaschinen', 'Coffee machines'],
  'cat.bikes': ['E-Bikes', 'E-bikes'],
  'cat.shoes': ['Laufschuhe', 'Running shoes'],
  'cat.coffee.lead': ['Vom Herdkännchen bis zum Vollautomaten', 'From stovetop pot to fully automatic'],
  'cat.bikes.lead': ['Stadt, Tour, Gelände, Lasten', 'City, touring, off-road, cargo'],
  'cat.shoes.lead': ['Straße, Trail, Bahn, Laufband', 'Road, trail, track, treadmill'],
  'page.coffee': [
    'Zweihundert Arten, den Morgen zu beginnen, von der Kanne für den Herd bis zur Maschine, die alles allein macht.',
    'Two hundred ways to begin the morning, from the pot for the stove to the machine that does it all by itself.',
  ],
  'page.bikes': [
    'Räder mit Rückenwind für Wege, die Sie sonst mit dem Auto fahren würden, und für die anderen auch.',
    'Bikes with a tailwind for trips you would otherwise drive, and for all the others too.',
  ],
  'page.shoes': [
    'Für die kleine Runde vor dem Frühstück und die große am Sonntag.',
    'For the short lap before breakfast and the long one on Sunday.',
  ],
  'picks.title': ['Gerade günstiger', 'Reduced right now'],
  'near.title': ['Steht daneben im Regal', 'Next to it on the shelf'],
  'promise.try': ['30 Tage ausprobieren', '30 days to try it'],
  'promise.try.text': ['Was nicht passt, holen wir ab.', 'What does not fit, we collect.'],
  'promise.fix': ['Eigene Werkstatt', 'A workshop of our own'],
  'promise.fix.text': ['Ersatzteile für mindestens zehn Jahre.', 'Spare parts for at least ten years.'],
  'promise.people': ['Menschen am Telefon', 'People on the phone'],
  'promise.people.text': [
    'Werktags von sieben bis vier. Wir stehen ja früh auf.',
    'Weekdays from seven to four. We do get up early.',
  ],
  'range.title': ['Alle Modelle', 'All models'],
  'range.more': ['Weitere zeigen', 'Show more'],
  'range.shown': ['{n} Modelle', '{n} models'],
  'range.error': [
    'Das Regal lässt sich gerade nicht laden. Bitte versuchen Sie es gleich noch einmal.',
    'The shelf cannot be loaded right now. Please try again in a moment.',
  ],
  'filter.brand': ['Marke', 'Brand'],
  'sort.label': ['Sortieren', 'Sort'],
  'sort.shelf': ['wie im Regal', 'as on the shelf'],
  'sort.up': ['Preis aufsteigend', 'price, low to high'],
  'sort.down': ['Preis absteigend', 'price, high to low'],
  'price.was': ['statt {price}', 'was {price}'],
  'price.low': [
    'Niedrigster Preis der letzten 30 Tage: {price}',
    'Lowest price of the last 30 days: {price}',
  ],
  'price.tax': ['inkl. MwSt., Versand frei', 'incl. VAT, free delivery'],
  'card.colors': ['{n} Farben', '{n} colours'],
  'card.sizes': ['{n} Größen', '{n} sizes'],
  yes: ['ja', 'yes'],
  no: ['nein', 'no'],
  'fact.grinder': ['mit Mahlwerk', 'with grinder'],
  'fact.waterproof': ['wasserdicht', 'waterproof'],
  'product.color': ['Farbe', 'Colour'],
  'product.size': ['Größe', 'Size'],
  'product.material': ['Material', 'Material'],
  'product.facts': ['In Zahlen', 'In figures'],
  'product.unknown': ['Keine Angabe', 'Not stated'],
  'product.stock': ['Auf Lager, in drei Tagen bei Ihnen', 'In stock, with you in three days'],
  'product.sold': ['Diese Ausführung ist ausverkauft', 'This version is sold out'],
  'product.add': ['In den Korb', 'Add to basket'],
  'product.added': ['Liegt im Korb', 'In your basket'],
  'product.none': ['Dieses Produkt haben wir nicht', 'We do not have this product'],
  'product.back': ['Zum Laden', 'To the shop'],
  'cart.name': ['Korb', 'Basket'],
  'cart.title': ['Ihr Warenkorb', 'Your basket'],
  'cart.empty': ['Noch nichts drin. Das eilt auch nicht.', 'Nothing in it yet. No hurry.'],
  'cart.browse': ['Umschauen', 'Look around'],
  'cart.count': ['Anzahl', 'Quantity'],
  'cart.less': ['Eins weniger von {name}', 'One less of {name}'],
  'cart.more': ['Eins mehr von {name}', 'One more of {name}'],
  'cart.remove': ['Entfernen', 'Remove'],
  'cart.sum': ['Zusammen', 'Total'],
  'cart.pay': ['Zur Kasse', 'Go to checkout'],
  'cart.note': [
    'Demoladen: Es wird nichts bestellt und nichts bezahlt.',
    'Demo shop: nothing is ordered and nothing is paid.',
  ],
  'thanks.title': ['Danke, das war schon alles', 'Thank you, that was all'],
  'thanks.text': [
    'In einem echten Laden wäre Ihre Bestellung jetzt unterwegs. Hier ist nichts bestellt, nichts bezahlt und nichts gespeichert.',
    'In a real shop your order would be on its way now. Here nothing was ordered, paid or stored.',
  ],
  'thanks.back': ['Zurück in den Laden', 'Back to the shop'],
  'foot.demo': [
    'Dies ist ein Demoladen. Alle Marken und Produkte sind erfunden, es wird nichts verkauft und nichts geliefert. Er zeigt die Produktberatung Lotse, eingebettet wie in einem echten Geschäft.',
    'This is a demo shop. All brands and products are invented; nothing is sold and nothing is delivered. It shows the product adviser Lotse, embedded as in a real shop.',
  ],
  'foot.prices': [
    'Preise in Euro mit Mehrwertsteuer. Angaben zu den Produkten sind von einem Programm erzeugt.',
    'Prices in euros including VAT. The product data were made by a program.',
  ],
  'foot.privacy': [
    'Diese Seiten setzen keine Cookies. Der Warenkorb bleibt in diesem Fenster, sobald Sie etwas hineinlegen.',
    'These pages set no cookies. The basket stays in this window once you put something in.',
  ],
  'title.home': [
    'Morgenrunde: Kaffeemaschinen, E-Bikes, Laufschuhe',
    'Morgenrunde: coffee machines, e-bikes, running shoes',
  ],
}

/** The text named `key` in the page's language, `{name}` filled in. */
export function word(key, values = {}) {
  const text = WORDS[key]?.[lang === 'de' ? 0 : 1] ?? key
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

const money = new Intl.NumberFormat(lang === 'de' ? 'de-DE' : 'en-IE', {style: 'currency', currency: 'EUR'})
const round = new Intl.NumberFormat(lang === 'de' ? 'de-DE' : 'en-IE', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
})
const plain = new Intl.NumberFormat(lang === 'de' ? 'de-DE' : 'en-IE')

export const euro = (amount) => (Number.isInteger(amount) ? round : money).format(amount)
export const number = (value) => plain.format(value)

/** A link inside the shop that keeps the language. */
export function to(href) {
  if (lang === 'de') return href
  const url = new URL(href, location.href)
  url.searchParams.set('lang', lang)
  return url.pathname + url.search
}
