import type {Words} from './words'

const list = new Intl.ListFormat('de', {type: 'conjunction'})

const quoted = (labels: readonly string[]): string => list.format(labels.map((label) => `„${label}“`))

/** Beyond this a count of days would promise a precision that nobody has. */
const MAX_DAYS = 365

function days(count: number): string {
  if (count > MAX_DAYS) return 'bei gleichem Zulauf noch mehr als ein Jahr'
  return `bei gleichem Zulauf noch etwa ${count === 1 ? '1 Tag' : `${count} Tage`}`
}

export const de: Words = {
  title: 'Beratung in Zahlen',
  pageTitle: (shop) => `${shop}: Beratung in Zahlen`,
  language: 'Sprache',
  skip: 'Zum Inhalt springen',
  simulatedBand: 'Simulierte Daten',
  simulatedBandMore: 'Diese Besuche hat ein Programm gespielt. Kein Mensch ist darin.',
  setSwitch: 'Datensatz',
  setName: (simulated, older) =>
    `${simulated ? 'Simulierte Daten' : 'Echte Daten'}${older > 0 ? `, frühere Fassung ${older}` : ''}`,
  covered: (from, to, reports) => `${from} bis ${to} · ${reports} Berichte`,
  nothingCovered: 'Noch keine abgeschlossene Woche mit Berichten.',
  next: (date) => `Die laufende Woche bleibt verschlossen und erscheint am ${date}.`,
  oneTopic:
    'Jeder Bericht handelt von einem einzigen Thema, das das Gerät auslost. Darum stehen unter jedem Bild weniger.',
  groups: {
    archetype: {
      title: 'Wer kam zur Beratung?',
      about: 'Bereiche von Vorlieben, die zur Beratung taugen, keine Schubladen für Menschen.',
    },
    questions: {
      title: 'Was wurde geantwortet?',
      about: 'Anteile an allen Beratungen, auch an denen ohne diese Frage.',
    },
    traits: {
      title: 'Wie beschreiben sich die Besuche?',
      about: 'Aus freiwilligen Antworten, in fünf Stufen.',
    },
    when: {title: 'Wann und womit?', about: 'Ortszeit und Gerät bei Beginn der Beratung.'},
    course: {title: 'Wie weit kam die Beratung?', about: 'Die letzte Frage, die beantwortet wurde.'},
    other: {
      title: 'Weitere Themen',
      about: 'Themen, für die es auf dieser Seite noch keinen eigenen Platz gibt.',
    },
  },
  leader: (label, share, range) => `Am häufigsten: „${label}“, etwa ${share} (${range}).`,
  close: (labels) => `Vorn liegen ${quoted(labels)}. Wer davon häufiger ist, lässt sich noch nicht sagen.`,
  level: 'Nichts hebt sich klar ab: Die Unterschiede sind kleiner als die Unsicherheit.',
  drawnRegion:
    'Jedes Gerät nennt einen Bereich, ausgelost nach seiner Vermutung. Die meisten Besucher selbst sehen „gemischt“: Die Anteile gelten für alle zusammen und sagen über Einzelne fast nichts.',
  noRegion: (share, range) =>
    `Ohne Bereich, weil die Beratung kein Ergebnis hatte: etwa ${share} (${range}).`,
  range: (low, high) => `${low} bis ${high}`,
  topicReports: (reports) => `aus ${reports} Berichten`,
  chartSummary: (topic, points) =>
    `${topic}: ${points.join('; ')}. Alle Werte stehen in der Tabelle darunter.`,
  axis: 'Anteil der Beratungen',
  tooEarlyTopic: ({reports, needed, daysToGo}) =>
    daysToGo === null
      ? 'noch kein Bericht aus einer abgeschlossenen Woche'
      : `${days(daysToGo)}, ${reports} von etwa ${needed} Berichten`,
  tooEarlyTitle: 'Noch zu früh',
  allTooEarly:
    'Für ein ehrliches Bild ist es noch zu früh. Jeder Bericht ist verrauscht; erst viele zusammen zeigen etwas.',
  offerSimulated: 'Wie diese Seite mit genug Berichten aussieht, zeigen die simulierten Daten.',
  showSimulated: 'Simulierte Daten ansehen',
  alarm: (labels) =>
    `Auffällig: ${quoted(labels)}. So häufig oder selten kann das bei ehrlichen Berichten kaum sein; das kann auf gefälschte Berichte hinweisen.`,
  table: {
    show: 'Zahlen als Tabelle',
    caption: (topic, reports) => `${topic}, aus ${reports} Berichten`,
    cell: 'Wert',
    share: 'Anteil',
    interval: '95-%-Bereich',
    raw: 'Roher Schätzwert',
    error: 'Standardfehler',
    reports: 'Berichte',
  },
  howToRead: {
    title: 'So lesen Sie die Bilder',
    lines: [
      'Das Zeichen steht beim geschätzten Anteil. Die Linie zeigt, wie unsicher er ist: In 95 von 100 solchen Fällen liegt der wahre Anteil auf ihr.',
      'Überlappen sich zwei Linien, lässt sich nicht sagen, was häufiger ist.',
      'Der Anteil ist so angepasst, dass keiner negativ ist und alle zusammen 100 % ergeben. Der rohe Schätzwert in der Tabelle ist es nicht.',
    ],
  },
  guarantee: {
    title: 'Was den Besuchern zugesichert ist',
    odds: (odds) =>
      `Jeder Bericht ist mit Absicht ungenau: Unter der wahren Antwort ist er höchstens ${odds}-mal so wahrscheinlich wie unter jeder anderen.`,
    protects: [
      'Ein Gerät sendet höchstens einen Bericht pro Woche zu einem einzigen Thema, und nur mit Einwilligung.',
      'Hier werden nur Summen aufbewahrt: kein Bericht, keine Adresse, keine Uhrzeit.',
      'Gezeigt werden nur abgeschlossene Wochen und nur Zahlen, die genau genug sind.',
    ],
    limitsTitle: 'Was das nicht schützt',
    limits: (guess, right) => [
      `Wer einen einzelnen Bericht einer Person zuordnet, kann eine Gruppe, die ${guess} der Besuche ausmacht, in bis zu ${right} der Fälle richtig benennen. Mehrere zugeordnete Berichte derselben Person verraten mehr.`,
      'Wer den Netzverkehr sieht, erfährt, dass ein Gerät einen Bericht gesendet hat, also dass die Beratung lief.',
      'Gefälschte Berichte können Anteile verschieben. Starke Fälschung fällt auf, schwache nicht.',
      'Die Seite des Shops lädt die Beratung. Vor einer Seite, die ihre eigenen Besucher ausforscht, kann sie nicht schützen.',
    ],
  },
  sheet: {
    title: 'Datenblatt',
    hash: 'Fingerabdruck der Konfiguration',
    odds: 'Chancenverhältnis',
    period: 'Zeitraum',
    days: (count) => `${count} Tage, ab Donnerstag 0 Uhr UTC`,
    topics: 'Themen',
  },
  loading: 'Die Zahlen werden geholt …',
  retry: 'Noch einmal versuchen',
  failures: {
    'no-shop': 'In der Adresse fehlt, um welchen Shop es geht: „?shop=“ und die 32 Zeichen der Shop-Kennung.',
    'unknown-shop':
      'Für diesen Shop ist hier noch nichts angemeldet. „lotse build --register“ meldet die Konfiguration an.',
    unreachable: 'Die Zahlen ließen sich gerade nicht holen. Der Sammeldienst antwortet nicht.',
    rubbish: 'Die Antwort des Sammeldienstes ist nicht lesbar. Vielleicht läuft dort eine andere Version.',
  },
  noSet: 'Für diesen Shop gibt es noch keine Daten.',
  locked: {
    text: 'Die Zahlen dieses Shops sind mit einem Schlüssel geschützt.',
    label: 'Schlüssel des Shops',
    submit: 'Zahlen zeigen',
    wrong: 'Dieser Schlüssel passt nicht zu diesem Shop.',
    note: 'Der Schlüssel bleibt nur in dieser Seite und ist nach dem Schließen vergessen.',
  },
  topicNames: {
    archetype: 'Archetyp',
    hour: 'Tageszeit',
    weekday: 'Wochentag',
    device: 'Gerät',
    'last-question': 'Letzte beantwortete Frage',
  },
  cellNames: {
    monday: 'Montag',
    tuesday: 'Dienstag',
    wednesday: 'Mittwoch',
    thursday: 'Donnerstag',
    friday: 'Freitag',
    saturday: 'Samstag',
    sunday: 'Sonntag',
    night: 'Nacht',
    morning: 'Morgen',
    midday: 'Mittag',
    afternoon: 'Nachmittag',
    evening: 'Abend',
    phone: 'Telefon',
    tablet: 'Tablet',
    desktop: 'Computer',
    yes: 'ja',
    no: 'nein',
    'very-low': 'sehr niedrig',
    low: 'niedrig',
    mid: 'mittel',
    middle: 'mittel',
    high: 'hoch',
    'very-high': 'sehr hoch',
  },
  noneNames: {
    archetype: 'Ohne Bereich',
    question: 'Nicht gefragt oder keine Angabe',
    trait: 'Keine Angabe',
    'last-question': 'Keine Frage beantwortet',
  },
  noneName: 'Nicht bekannt',
}
