import {percentIn} from '../locales/number-words'
import {profile} from '../profile/de'
import {shelf} from '../shelf/de'
import {text} from '../text/de'
import {strengthOf} from './strength-of'
import type {GlassWords} from './words'

const percent = percentIn('de')
const listed = new Intl.ListFormat('de')

const week = new Intl.DateTimeFormat('de', {dateStyle: 'medium', timeZone: 'UTC'})

/** German, formal address. */
export const words: GlassWords = {
  glass: {
    heading: 'Was ich von Ihnen weiß',
    intro:
      'Das ist alles, und es liegt nur auf diesem Gerät. Der Balken zeigt, wie stark eine Angabe die Auswahl verschiebt. Was Sie ausschalten, zählt sofort nicht mehr.',
    close: 'Schließen',
    kinds: {
      answer: 'Ihre Antworten',
      signal: 'Umstände Ihres Besuchs',
      trait: 'Über Sie',
      choice: 'Was Sie hier angesehen haben',
    },
    arms: 'Ihre Fassung dieser Beratung',
    armsNote:
      'Der Shop vergleicht Fassungen. Welche Sie haben, hat Ihr Gerät für diesen Besuch ausgelost; sie sagt nichts über Sie und steht in einem Bericht darüber offen. Preise sind in allen gleich.',
    nothing: 'Noch nichts.',
    effect: ({kind, effectBits, changesSlate}) => {
      if (changesSlate) return 'hat die Vorschläge geändert'
      const strength = strengthOf(effectBits, ['wenig Wirkung', 'mittlere Wirkung', 'starke Wirkung'])
      if (!strength) return 'ohne spürbare Wirkung'
      if (kind === 'trait') return `${strength}: ändert mein Bild von Ihnen`
      return `${strength}: spricht ${effectBits > 0 ? 'für' : 'gegen'} den ersten Vorschlag`
    },
    computing: 'Wird berechnet …',
    unknown:
      'Was jede Angabe bewirkt, lässt sich gerade nicht berechnen. Ihre Antworten stehen in der Beratung selbst.',
    first: (product) => `Zurzeit liegt ${product} vorn.`,
    others: 'Hätten Sie etwas anderes gesagt',
    instead: (first, stays, alsoNew) => {
      if (stays && alsoNew.length === 0) return 'Dann bliebe es bei diesen Vorschlägen.'
      const also = alsoNew.length > 0 ? `; neu dabei: ${listed.format(alsoNew)}` : ''
      return `Dann ${stays ? 'bliebe' : 'läge'} ${first} vorn${also}.`
    },
    change: 'So ändern',
    changeTo: (label) => `So ändern: ${label}`,
    off: 'ausgeschaltet',
    remove: (label) => `${label}: vergessen`,
    switchLabel: (label) => `${label} berücksichtigen`,
    profile: 'Was ich vermute',
    profileNone: 'Darüber weiß ich noch nichts.',
    profileUnsure: 'noch unsicher',
    archetype: 'Art zu kaufen',
    archetypeAssigned: (name, p) => `Am ehesten „${name}“, zu ${percent(p)} sicher.`,
    archetypeMixed: 'Gemischt: Ich kann Sie keiner Gruppe sicher zuordnen, und das ist in Ordnung.',
    leaves: 'Was Ihr Gerät verlässt',
    leavesNothing: 'Nichts. Antworten, Vermutungen und Auswahl bleiben hier.',
    leavesOne: 'Höchstens ein verrauschter Bericht in der Woche, weil Sie es erlaubt haben.',
    keep: 'Mitnehmen oder löschen',
    remember: 'In diesem Tab merken',
    rememberNote: 'Die Beratung geht auf anderen Seiten des Shops weiter, bis Sie den Tab schließen.',
    export: 'Als Datei mitnehmen',
    exportNote: 'Alle Angaben und Vorschläge als JSON.',
    forget: 'Alles vergessen',
    forgetNote: 'Löscht alles oben sofort und beginnt neu.',
    forgotten: 'Alles vergessen.',
  },
  signals: {
    hour: ['Tageszeit', 'Tageszeit auf Ihrem Gerät'],
    weekday: ['Wochentag', 'Wochentag auf Ihrem Gerät'],
    device: ['Gerät', 'Art des Geräts, daraus, wie groß der Bildschirm ist und ob Sie ihn berühren'],
    browser: ['Browser', 'Familie des Browsers'],
    page: ['Diese Seite', 'Bereich des Shops, in dem Sie gerade sind'],
    sort: ['Ihre Sortierung', 'Wie Sie die Liste im Shop sortiert haben'],
    filter: ['Ihr Filter', 'Worauf Sie die Liste im Shop eingegrenzt haben'],
    search: ['Ihre Suche', 'Behalten wird nur, ob eine Marke oder der Preis darin vorkam, nicht Ihre Wörter'],
  },
  bins: {
    night: 'nachts',
    morning: 'morgens',
    midday: 'mittags',
    afternoon: 'nachmittags',
    evening: 'abends',
    monday: 'Montag',
    tuesday: 'Dienstag',
    wednesday: 'Mittwoch',
    thursday: 'Donnerstag',
    friday: 'Freitag',
    saturday: 'Samstag',
    sunday: 'Sonntag',
    phone: 'Telefon',
    tablet: 'Tablet',
    desktop: 'Computer',
    chrome: 'Chrome',
    edge: 'Edge',
    firefox: 'Firefox',
    safari: 'Safari',
    other: 'anderer',
    'price-up': 'nach Preis, günstige zuerst',
    'price-down': 'nach Preis, teure zuerst',
    otherwise: 'nicht nach Preis',
  },
  consent: {
    offer: 'Ich trage anonym bei, damit dieser Shop besser berät',
    text: (odds) =>
      `Höchstens einmal in der Woche geht ein Bericht von 64 Byte an den Shop. Er enthält eine einzige Angabe zu einem ausgelosten Thema, und auch die ist zufällig verfälscht: Aus dem Bericht wird keine Antwort mehr als ${odds}-mal wahrscheinlicher als eine andere. Kein Name, keine Kennung, keine Produkte.`,
    details: 'Genauer',
    detailsText: (odds, outcomes) =>
      `Das Thema wird ausgelost, die Angabe mit Quoten von ${odds} zu 1 verrauscht, beides auf diesem Gerät. Bevor der Bericht abgeht, können Sie ihn hier ansehen. Der Shop zählt nur, wie oft welche Angabe vorkam. Vergleicht er Fassungen der Beratung, kann im Bericht offen stehen, welche davon Ihr Gerät ausgelost hat; das sagt nichts über Sie. ${outcomes ? 'Wenn Sie nach der Beratung bestellen, kann ein zweiter Bericht dieselbe Angabe wiederholen und sagen, dass eine Bestellung folgte, ihr Betrag per Los auf einen von 15 Werten gerundet. ' : ''}Sie können die Erlaubnis jederzeit zurücknehmen.`,
    denied: 'Ihr Browser oder dieser Shop lehnt Beiträge ab. Es wird nichts gesendet.',
    withdrawn: 'Zurückgenommen. Es wird nichts mehr gesendet.',
    thanks: 'Danke. Der Bericht wird ausgelost, wenn Sie die Ergebnisse in Ruhe angesehen haben.',
    outcome: {
      ready:
        'Der Bericht liegt bereit. Er geht in einigen Sekunden ab, oder wenn Sie die Seite verlassen. Bis dahin können Sie ihn ansehen oder die Erlaubnis zurücknehmen.',
      sent: 'Ein Bericht wurde gesendet.',
      waiting: 'Der Bericht wartet auf eine Verbindung.',
      spent: 'In dieser Woche wurde schon beigetragen. Es geht nichts weiter hinaus.',
      capped:
        'Es geht nichts hinaus: Das Kontingent dieses Browsers ist aufgebraucht, oder seine Uhr wurde zurückgestellt.',
      refused: 'Der Shop hat den Bericht nicht angenommen. Es wird nichts weiter gesendet.',
      failed:
        'Es wurde nichts gesendet: Der Browser erlaubt hier nicht alles, was ein Bericht braucht (Speicher, Sperren, Zufallszahlen), oder die Vorgaben des Shops passen nicht zu dem, was hier steht.',
    },
    used: (weeks, of) => `Verbraucht: ${weeks} von ${of} Wochen, die in vierzehn Wochen beitragen dürfen.`,
    helped:
      'Hat Ihnen die Beratung geholfen? 1 heißt gar nicht, 5 sehr. Auch das wird höchstens verrauscht gezählt.',
    helpedBy: (points) => `${points} von 5`,
  },
  sent: {
    heading: {
      waiting: 'Was gesendet werden soll',
      sent: 'Was gesendet wurde',
      dropped: 'Was der Shop nicht angenommen hat',
    },
    note: 'Das sind die 64 Byte, Stelle für Stelle, und was sie sagen. Mehr steht nicht darin.',
    names: {
      version: 'Format',
      kind: 'Art',
      configuration: 'Einstellungen',
      period: 'Woche',
      topic: 'Thema, ausgelost',
      value: 'Bestellwert (Stufe)',
      cells: 'Genannt, zufällig verfälscht',
      nonce: 'Zufallszahl',
      padding: 'Rest',
    },
    fields: {
      version: 'das erste',
      kind: 'Bericht über eine Beratung',
      configuration: 'Kennzahl der Einstellungen, für alle Besucher gleich',
      value: 'keine',
      nonce: 'damit ein doppelt angekommener Bericht nur einmal zählt; jedes Mal eine andere',
      padding: 'leer, damit alle Berichte gleich lang sind',
    },
    topics: {
      archetype: 'Art zu kaufen',
      trait: 'Ein Wesenszug',
      question: 'Antwort auf',
      agreement: 'Ob das gewählte Produkt zur Antwort passt',
      hour: 'Tageszeit',
      weekday: 'Wochentag',
      device: 'Gerät',
      joint: 'Umstand und Art zu kaufen',
      'signal-group': 'Umstand und gewählte Warengruppe',
      behaviour: 'Ob das gewählte Produkt teurer oder günstiger ist als ein anderes, das zu sehen war',
      'last-question': 'Letzte beantwortete Frage',
      transition: 'Ein Schritt der Beratung',
      'chosen-group': 'Gewählte Warengruppe',
      kpi: 'Ob die Beratung half',
      experiment: 'Vergleich von Fassungen',
    },
    traitAnswers: 'Wie viele Aussagen über sich Sie beantwortet haben',
    cells: {
      'no-preference': 'egal',
      chosen: 'Produkt gewählt',
      open: 'kein Produkt gewählt',
      '(start)': 'Anfang',
      '(results)': 'Ergebnisse',
      '(other)': 'eine andere Frage',
      nothing: 'im Shop nichts dergleichen getan',
      brand: 'Marke',
      price: 'Preis',
      cheaper: 'günstiger',
      dearer: 'teurer',
      agrees: 'passt',
      contradicts: 'passt nicht',
      lowest: 'sehr niedrig',
      low: 'niedrig',
      middle: 'mittel',
      high: 'hoch',
      highest: 'sehr hoch',
    },
    none: 'keine Angabe',
    noVersion: 'keine Fassung',
    asItIs: 'unverändert genannt',
    unknown: 'Die Einstellungen haben sich seither geändert; in Worten lässt sich das nicht mehr sagen.',
    week: (first, last) => week.formatRange(first, last),
  },
  text,
  profile,
  shelf,
  percent,
}
