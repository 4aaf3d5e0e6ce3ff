import type {Words} from './words'
import {experimentsInDe} from './words-experiments.de'

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
  setName: (simulated) => (simulated ? 'Simulierte Daten' : 'Echte Daten'),
  earlierName: (name, covered) => `${name}, andere Fassung: ${covered}`,
  earlierSets: (count) => `Andere Fassungen (${count})`,
  aboutEarlier:
    'Ändert sich die Beratung oder das Sortiment, so kann eine neue Fassung der öffentlichen Konfiguration entstehen. Gezeigt wird die Fassung, unter der in der letzten Woche mit Berichten die meisten kamen; sie liest mit, was andere ebenso gezählt haben. Hier steht jede für sich.',
  others: ({configurations, reports, leftOut, read, left}) =>
    [
      reports > 0 &&
        (configurations === 1
          ? `${read} davon hat eine andere Fassung der Konfiguration ebenso gezählt.`
          : `${read} davon haben ${configurations} andere Fassungen der Konfiguration ebenso gezählt.`),
      leftOut > 0 &&
        `${left} ${leftOut === 1 ? 'Bericht' : 'Berichte'} anderer Fassungen ${leftOut === 1 ? 'ist' : 'sind'} nicht dabei, weil diese Fassung ${leftOut === 1 ? 'sein Thema' : 'ihre Themen'} anders oder nicht mehr zählt oder Bestellungen anders mitteilt.`,
    ]
      .filter(Boolean)
      .join(' '),
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
  basis: ({reports, weeks, epsilon, simulated}) =>
    `${simulated ? 'Simuliert, aus' : 'Aus'} ${reports} Berichten in ${weeks === 1 ? '1 Woche' : `${weeks} Wochen`}, ε = ${epsilon}`,
  merged: 'Übrige',
  corrected: {
    title: 'Korrigiert um Fehlschlüsse der Geräte',
    about: (visitors) =>
      `Ein Gerät kennt den Bereich nach wenigen Fragen nur ungefähr und nennt manchmal einen falschen. Wie oft das vorkommt, ist an ${visitors} simulierten Besuchen bestimmt und hier herausgerechnet. Die Unsicherheit wird dadurch größer. Die Korrektur stimmt so weit, wie echte Menschen den simulierten gleichen.`,
    assumed:
      'Wie viele Aussagen über sich jemand beantwortet, ist dabei angenommen und nicht gemessen: drei von vier, die gestellt werden. Antworten in Wahrheit weniger Menschen, sind die Unterschiede größer als hier. Das Thema „kpi:trait-answers“ misst es.',
    told: 'Wie viele Aussagen über sich die Menschen beantworten, ist den Berichten entnommen.',
    none: 'Wie oft Geräte einen falschen Bereich nennen, ist für diese Konfiguration nicht bestimmt. Die Anteile oben sind die gemeldeten; die wahren können davon abweichen.',
    singular:
      'Hier steht keine Zahl: Nach so wenigen Fragen unterscheiden die Geräte die Bereiche fast nicht, und keine Zahl von Berichten würde daran etwas ändern. Mehr Fragen zum Typ würden es.',
    tooWide: (wider, times) =>
      `Hier steht noch keine Zahl: Die Korrektur macht die Unsicherheit bis zu ${wider}-mal so groß. Nötig wären etwa ${times}-mal so viele Berichte.`,
    columns: ['Bereich', 'Wie gemeldet', 'Korrigiert'],
  },
  conversion: {
    title: 'Wer bestellt nach der Beratung?',
    about:
      'Bestellungen je Beratung, nach Archetyp. Ein Vergleich von Gruppen, keine Wirkung der Beratung: Dafür braucht es Besuche ohne sie.',
    notTold: 'In dieser Konfiguration werden Bestellungen nicht gemeldet.',
    tooEarly: (advised, orders) =>
      `Noch zu früh: ${orders} Bestellungen aus ${advised} Beratungen sind gemeldet; nötig sind mindestens 30 Bestellungen und 200 Berichte zum Archetyp.`,
    level: (rate, range, orders, advised) =>
      `Über alle: ${rate} (${range}), ${orders} Bestellungen aus ${advised} Beratungen.`,
    lag: 'Eine Bestellung zählt in der Woche, in der das Gerät sie meldet, bis zu fünf Wochen nach der Beratung. In den ersten Wochen ist die Höhe darum zu niedrig, ebenso, wenn nicht jedes Gerät meldet; gleichen Sie sie mit Ihrer Zahl der Bestellungen ab. Der Vergleich der Gruppen leidet darunter nicht, solange sie gleich oft melden.',
    axis: 'Bestellungen je Beratung',
    caption: 'Bestellungen und mittlerer Bestellwert, jeweils mit 95-%-Bereich',
    columns: [
      'Archetyp',
      'Bestellungen je Beratung',
      '95-%-Bereich',
      'Mittlerer Bestellwert',
      '95-%-Bereich ',
    ],
    rule: 'Ob eine Gruppe gezeigt wird, hängt nicht von ihrer Zahl ab, nur von Berichten, Bestellungen und ihrer Größe: Sie müssen genügen, um die Bestellungen je Beratung auf ± 50 % ihres Werts genau zu kennen, wenn die Gruppe so oft bestellt wie alle. Bestellt sie seltener, kann der Bereich bis null reichen. Der mittlere Bestellwert steht dabei, sobald sicher ist, dass sie überhaupt bestellt; sein Bereich kann weit sein.',
    tooFew: (daysToGo) =>
      daysToGo === null ? 'noch zu wenige Berichte' : `noch zu wenige Berichte, ${days(daysToGo)}`,
    noValue: 'noch zu ungenau',
  },
  experiments: experimentsInDe,
  tables: {
    title: 'Archetyp und Umstände',
    about:
      'Jede Zeile verteilt die Besuche eines Archetyps; sie ergibt 100 %. Gezeigt wird sie, sobald jeder Wert auf ± 10 Prozentpunkte genau ist.',
    tooWide: (daysToGo) => (daysToGo === null ? 'zu ungenau' : `zu ungenau, ${days(daysToGo)}`),
  },
  alarms: {
    title: 'Auffälligkeiten',
    about:
      'Geprüft wird jede Zahl darauf, ob ehrliche Berichte sie ergeben können, und jede Woche gegen die vorige. Ein falscher Alarm kommt je Thema in höchstens einem von 1.000 Fällen vor. Schwache oder verteilte Fälschung sieht diese Prüfung nicht.',
    none: 'Nichts ist auffällig.',
    jump: ({topic, cell, week, before, after}) =>
      `${topic}, „${cell}“: In der Woche ab ${week} sprang die rohe Häufigkeit von ${before} auf ${after}. Das ist mehr als Zufall; es kann an Fälschung liegen, an einer Aktion im Shop oder an einer Änderung der Seite oder der Beratung.`,
  },
  downloads: {csv: 'Zahlen als CSV', json: 'Zahlen als JSON', print: 'Drucken'},
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
    epsilon: 'ε je Bericht',
    weeks: 'Wochen mit Berichten',
    subset: (cells, subset) => `${cells} Werte, ${subset} je Bericht`,
    artefacts: 'Prüfsummen der Modelle (SHA-256)',
    designEffect: 'Zuschlag für wiederkehrende Geräte',
    designEffectOf: (effect) =>
      effect === null
        ? 'keiner: eine einzige Woche, oder simulierte Geräte, von denen jedes einmal da ist'
        : `Varianzen mal ${effect}; angenommen ist, dass einer von 20 Berichten von einem Gerät kommt, das schon dabei war`,
    method: 'Verfahren',
    methodText:
      'Teilmengen-Auswahl am Gerät, Schätzung (c/n − q) / (p − q), Wilson-Bereiche, für Bestellungen und Bestellwert ebenso aus Tests, für Tabellen 1.000 parametrische Bootstrap-Ziehungen; nachzulesen in docs/reports.md und docs/privacy.md',
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
  simulating: {
    text: 'Ein Programm spielt gerade noch simulierte Besuche. Sobald alle gespielt sind, bietet Ihnen diese Seite deren Zahlen an; neu laden müssen Sie nicht.',
    label: 'Gespielte Besuche',
    soFar: (done, of) => `${done} von ${of} Besuchen gespielt`,
  },
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
    agreement: 'Passt das gewählte Produkt zur Antwort?',
    joint: 'Archetyp und Umstand',
    'signal-group': 'Umstand und gewählte Warengruppe',
    behaviour: 'Was im Shop getan wurde, und ob das Gewählte teurer oder günstiger ist',
    transition: 'Schritte der Beratung',
    'chosen-group': 'Gewählte Warengruppe',
    kpi: 'Hat die Beratung geholfen?',
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
    'no-preference': 'egal',
    agrees: 'passt',
    contradicts: 'passt nicht',
    lowest: 'sehr niedrig',
    highest: 'sehr hoch',
  },
  noneNames: {
    archetype: 'Ohne Bereich',
    question: 'Nicht gefragt oder keine Angabe',
    trait: 'Keine Angabe',
    'last-question': 'Keine Frage beantwortet',
    agreement: 'Nichts gewählt oder nicht gefragt',
    'signal-group': 'Nichts gewählt',
    behaviour: 'Nichts gewählt, oder mehreres getan',
    'chosen-group': 'Nichts gewählt',
    transition: 'Keine Frage beantwortet',
    kpi: 'Nicht bewertet',
  },
  noneName: 'Nicht bekannt',
}
