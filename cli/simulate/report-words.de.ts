import type {ReportWords} from './report-words'
import {IMPATIENCE} from './simulate-visit'

export const REPORT_WORDS_DE: ReportWords = {
  title: (shop) => `${shop}: die Beratung mit erfundenen Besuchen`,
  band: 'Simulierte Daten: Alle Besucherinnen und Besucher sind erfunden. Nichts davon wurde an Menschen gemessen.',
  howTitle: 'Wer da zu Besuch ist',
  how: ({visitors, seed, noise, clicksEach}) => [
    `${visitors} Besuche, gezogen mit Startwert ${seed}; derselbe Startwert ergibt dieselben Besuche.`,
    'Zu jedem Besuch gehört ein Geschmack, gezogen aus der Vorverteilung des Geschmacksmodells, ein Anteil, den kein Merkmal erklärt, und genau ein Lieblingsprodukt: das, was bei voller Kenntnis aller Produkte gewählt würde.',
    'Geantwortet wird, was zum Lieblingsprodukt passt, so genau, wie es die Antworten zulassen; bei einer von zwölf Fragen ist es egal.',
    noise === null
      ? 'Hin und wieder trifft eine Antwort nicht zu: so oft, wie die Beratung es bei dieser Art von Frage erwartet.'
      : `Eine Antwort trifft mit Wahrscheinlichkeit ${noise} nicht zu.`,
    `Ab der zweiten Frage wollen jeweils ${Math.round(100 * IMPATIENCE)} von 100 lieber gleich die Ergebnisse. Das ist eine Annahme, keine Vorhersage.`,
    ...(clicksEach > 0
      ? [`Von den Ergebnissen werden im Mittel ${clicksEach} Produkte angesehen, nach eigenem Geschmack.`]
      : []),
    '„Auch recht“ heißt: Das Produkt würde mindestens im Verhältnis 1 : 2 gegen das Lieblingsprodukt gewählt.',
  ],
  shortTitle: 'In Kürze',
  short: (r, {percent, count, decimal}) => [
    `Im Median ${count(r.questions.median)} Fragen (im Mittel ${decimal(r.questions.mean)}, höchstens ${count(r.questions.most)}).`,
    `Das Lieblingsprodukt war bei ${percent(r.bestShown)} der Besuche unter den drei gezeigten; erwartet hatte die Beratung ${percent(r.claimed)}.`,
    `Im Median stand das beste gezeigte Produkt in der eigenen Rangfolge auf Platz ${count(r.regret.rankMedian)} von ${count(r.products.distinct)}, bei 9 von 10 Besuchen auf Platz ${count(r.regret.rankQuantile90)} oder besser. Mittlerer Verlust gegenüber voller Kenntnis: ${decimal(r.regret.mean, 2)} Nutzeneinheiten.`,
    ...(r.clicks.visits > 0
      ? [
          `Wo Produkte angesehen wurden, war das Lieblingsprodukt vorher bei ${percent(r.clicks.before)} und nachher bei ${percent(r.clicks.after)} der Besuche unter den dreien.`,
        ]
      : []),
  ],
  questionsTitle: 'Wie viele Fragen',
  questionsAxis: 'gestellte Fragen',
  visits: 'Besuche',
  positionsTitle: 'Frage für Frage',
  positionsNote:
    'Was eine weitere Frage bringt: die Aussicht, dass das Lieblingsprodukt unter den dreien ist, laut Beratung und tatsächlich.',
  positionColumns: [
    'Frage',
    'Gestellt',
    'Egal',
    'Lieber Ergebnisse',
    'Die letzte',
    'Laut Beratung',
    'Beobachtet',
  ],
  expectationTitle: '„Noch etwa N Fragen“',
  expectationNote: (meanError) =>
    `Was angekündigt wurde und was kam, Fragen zur Person eingeschlossen. Mittlerer Fehler: ${meanError} Fragen. Wer früh geht, wird unbemerkt zu Ende befragt.`,
  expectationColumns: ['Angekündigt', 'Gekommen, im Mittel', 'Unterschied', 'Anzahl'],
  calibrationTitle: 'Weiß die Beratung, wie sicher sie sein darf?',
  calibrationNote: (ece, byChance) =>
    `Besuche in zehn Gruppen, nach der Aussicht, die die Beratung selbst angab. Erwarteter Kalibrierungsfehler: ${ece}; der Zufall allein ließe etwa ${byChance}.`,
  calibrationColumns: ['Laut Beratung', 'Beobachtet', '± Standardfehler', 'Besuche'],
  claimedAxis: 'laut Beratung',
  observedAxis: 'beobachtet',
  fitTitle: 'Das Wort auf der Karte',
  fitNote:
    'Das Wort nennt den Anteil der geäußerten Wünsche, die erfüllt sind: „passt sehr gut“ heißt, keiner fehlt, „passt gut“ mindestens 80 %, „passt teilweise“ mindestens 50 %. Hier am Katalog nachgeprüft. Manche Antworten treffen nicht zu; „vom Gemeinten“ zählt, was wirklich gewünscht war.',
  fitColumns: [
    'Wort',
    'Karten',
    'Erfüllte Wünsche',
    'vom Gemeinten',
    'Lieblingsprodukt',
    'Auch recht',
    'Zu Unrecht „sehr gut“',
  ],
  fitWords: {excellent: 'passt sehr gut', good: 'passt gut', fair: 'passt teilweise', weak: 'passt kaum'},
  askedTitle: 'Welche Fragen gestellt werden',
  askedColumns: ['Frage', 'Anteil der Besuche'],
  neverAskedTitle: (count) =>
    count === 0
      ? 'Jede Frage kam vor'
      : count === 1
        ? '1 Frage kam nie vor'
        : `${count} Fragen kamen nie vor`,
  neverAskedColumns: ['Frage', 'Warum', 'Höchstens Bit', 'Ändert die drei höchstens zu'],
  notAsked: {
    prerequisite: 'was sie voraussetzt, war nie wahrscheinlich genug',
    options: 'es gab nie zwei Antworten zur Auswahl',
    'tells-nothing': 'ihre Antworten sagen fast nichts über das beste Produkt',
    'changes-nothing': 'ihre Antworten hätten die drei Produkte kaum verändert',
    'others-first': 'andere sagten immer mehr, und dann war die Beratung fertig',
  },
  productsTitle: (never, distinct) => `${never} von ${distinct} Produkten waren nie unter den dreien`,
  productsNote: (twins) =>
    twins > 0
      ? `${twins} weitere gleichen einem anderen ganz und zählen mit ihm. Bei mehr Besuchen bleiben weniger übrig.`
      : 'Bei mehr Besuchen bleiben weniger übrig.',
  productColumns: ['Produkt', 'Liebling bei', 'Warum'],
  notShown: {
    'not-told-apart': (others) => `keine Frage unterscheidet es von ${others}; die stehen vor ihm`,
    outdone: (others) => `${others} passen zu jeder Antwort mindestens so gut und kosten nicht mehr`,
    'values-missing': () => 'zu den meisten Fragen fehlt seine Angabe im Katalog',
    'nobody-wanted-it': () => 'es war bei keinem Besuch das Lieblingsprodukt',
    'others-won': (others) => `die Antworten führten zu anderen, am häufigsten ${others}`,
  },
  more: (count) => `und ${count} weitere: --json nennt sie`,
  deadEndsTitle: 'Sackgassen',
  deadEnds: ({deadEnds}, {percent}) => [
    `${percent(deadEnds.unsure)} der Besuche endeten ohne Eile mit weniger als 20 % Sicherheit, obwohl Fragen übrig waren.`,
    `${percent(deadEnds.unmet)} endeten mit mindestens zwei Wünschen und ohne ein gezeigtes Produkt, das alle erfüllt.`,
    `${percent(deadEnds.conflict)} äußerten irgendwann Wünsche, die kein Produkt des Katalogs zusammen erfüllt.`,
  ],
  conflictColumns: ['Wünsche, die nichts zusammen erfüllt', 'Besuche'],
}
