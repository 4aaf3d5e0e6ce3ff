import {createNumberWords} from '../locales/number-words'
import {strengthOf} from './strength-of'
import type {GlassWords} from './words'

const numbers = createNumberWords('de')

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
    nothing: 'Noch nichts.',
    effect: ({kind, effectBits, changesSlate}) => {
      if (changesSlate) return 'hat die Vorschläge geändert'
      const strength = strengthOf(effectBits, ['wenig Wirkung', 'mittlere Wirkung', 'starke Wirkung'])
      if (!strength) return 'ohne spürbare Wirkung'
      if (kind === 'trait') return `${strength}: ändert mein Bild von Ihnen`
      return `${strength}: spricht ${effectBits > 0 ? 'für' : 'gegen'} den ersten Vorschlag`
    },
    off: 'ausgeschaltet',
    remove: (label) => `${label}: vergessen`,
    switchLabel: (label) => `${label} berücksichtigen`,
    profile: 'Was ich vermute',
    profileNone: 'Darüber weiß ich noch nichts.',
    profileUnsure: 'noch unsicher',
    archetype: 'Art zu kaufen',
    archetypeAssigned: (name, p) => `Am ehesten „${name}“, zu ${numbers.percent(p)} sicher.`,
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
  },
  consent: {
    offer: 'Ich trage anonym bei, damit dieser Shop besser berät',
    text: (odds) =>
      `Höchstens einmal in der Woche geht ein Bericht von 64 Byte an den Shop. Er enthält eine einzige Angabe zu einem ausgelosten Thema, und auch die ist zufällig verfälscht: Aus dem Bericht wird keine Antwort mehr als ${odds}-mal wahrscheinlicher als eine andere. Kein Name, keine Kennung, keine Produkte.`,
    details: 'Genauer',
    detailsText: (odds) =>
      `Das Thema wird ausgelost, die Angabe mit Quoten von ${odds} zu 1 verrauscht, beides auf diesem Gerät. Der Shop zählt nur, wie oft welche Angabe vorkam. Wenn Sie nach der Beratung bestellen, kann ein zweiter Bericht dieselbe Angabe wiederholen und sagen, dass eine Bestellung folgte. Sie können die Erlaubnis jederzeit zurücknehmen.`,
    denied: 'Ihr Browser oder dieser Shop lehnt Beiträge ab. Es wird nichts gesendet.',
    withdrawn: 'Zurückgenommen. Es wird nichts mehr gesendet.',
    thanks: 'Danke. Der Bericht geht ab, wenn Sie die Ergebnisse in Ruhe angesehen haben.',
    outcome: {
      sent: 'Ein Bericht wurde gesendet.',
      waiting: 'Der Bericht wartet auf eine Verbindung.',
      spent: 'In dieser Woche wurde schon beigetragen. Es geht nichts weiter hinaus.',
      refused: 'Der Shop hat den Bericht nicht angenommen. Es wird nichts weiter gesendet.',
      failed: 'Es wurde nichts gesendet: Der Browser erlaubt hier keinen Speicher für die Obergrenze.',
    },
    sentHeading: 'Was gesendet wurde',
    sentBytes: 'Die 64 Byte',
    sentTopic: 'Thema',
    sentCells: 'Genannte Möglichkeiten, zufällig verfälscht',
    sentPeriod: 'Woche seit 1970',
  },
  percent: numbers.percent,
}
