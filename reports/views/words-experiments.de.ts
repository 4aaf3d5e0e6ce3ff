import type {ExperimentWords} from './words-experiments'

const list = new Intl.ListFormat('de', {type: 'conjunction'})

const quoted = (labels: readonly string[]): string => list.format(labels.map((label) => `„${label}“`))

export const experimentsInDe: ExperimentWords = {
  title: 'Experimente',
  about:
    'Das Los teilt Besuchen eine Fassung der Beratung zu. Verglichen wird mit der ersten: wie viele Besuche ein Produkt wählen, wie viel bestellt wird und für welchen Betrag.',
  peeking:
    'Sie dürfen jede Woche nachsehen und aufhören, sobald die Antwort da ist. Die Bereiche der Unterschiede sind dafür gemacht: Mit 95 % Sicherheit liegt der wahre Unterschied in jeder Woche darin, in der jemand hinsieht. Dafür sind sie breiter als gewöhnliche, wie sie bei den Zahlen jeder einzelnen Fassung stehen.',
  limitsTitle: 'Was darin zählt',
  limits: [
    'Gezählt sind nur Besuche, die mit Einwilligung beitragen. Ob der Unterschied auch für die anderen gilt, sagen diese Zahlen nicht.',
    '„Gewählt“ heißt: Ein Produkt wurde angesehen oder in den Warenkorb gelegt, bevor der Bericht ausgelost war. Was danach geschah, fehlt.',
    'Besuche und Bestellungen jeder Fassung sind genau gezählt: Welche Fassung ein Besuch hatte, entscheidet das Los und sagt über niemanden etwas. Nur ob ein Produkt gewählt wurde, ist im Bericht verrauscht.',
    'Eine Bestellung zählt, wenn ein Browser, der beiträgt, sie meldet, bis zu fünf Wochen nach der Beratung. Solange Wochen jung sind, stehen darum zu wenig Bestellungen da, und Unterschiede in Beträgen sind zu klein. Welche Fassung vorn liegt, ändert das nicht, solange alle gleich oft melden.',
    'Beträge kommen als Stufen an und zählen mit dem Mittelwert ihrer Stufe.',
  ],
  holdOut: {
    title: 'Was bringen Schlüsse über die Antworten hinaus?',
    about:
      'Ein fester Teil der Besuche wird dauerhaft allein nach den eigenen Antworten und Worten beraten. Bei den übrigen schließt die Beratung auch aus Klicks, Umständen und Aussagen über sich. Was Beratung gegenüber keiner Beratung bringt, zeigt dieser Vergleich nicht.',
    arms: {advice: 'Mit Schlüssen', 'held-out': 'Nur Antworten'},
  },
  chosen: {
    higher: ({arm, reference, low, high}) =>
      `„${arm}“: ${low} bis ${high} Prozentpunkte mehr Besuche wählen ein Produkt als bei „${reference}“.`,
    lower: ({arm, reference, low, high}) =>
      `„${arm}“: ${low} bis ${high} Prozentpunkte weniger Besuche wählen ein Produkt als bei „${reference}“.`,
    open: ({arm, reference, low, high}) =>
      `„${arm}“: bisher kein Unterschied zu „${reference}“ gezeigt. Er liegt zwischen ${low} Prozentpunkten weniger und ${high} mehr Besuchen, die ein Produkt wählen.`,
    tooEarly: (missing) => `Noch zu früh: ${missing}.`,
  },
  orders: {
    higher: ({arm, reference, low, high}) =>
      `„${arm}“: ${low} bis ${high} % mehr Bestellungen je Besuch als bei „${reference}“.`,
    lower: ({arm, reference, low, high}) =>
      `„${arm}“: ${low} bis ${high} % weniger Bestellungen je Besuch als bei „${reference}“.`,
    open: ({arm, reference, low, high}) =>
      `„${arm}“: bei Bestellungen bisher kein Unterschied zu „${reference}“ gezeigt. Er liegt zwischen ${low} % weniger und ${high} % mehr je Besuch.`,
    tooEarly: (missing) => `Bestellungen: noch zu früh, ${missing}.`,
    notTold: 'Bestellungen werden in dieser Konfiguration nicht gemeldet.',
  },
  revenue: {
    higher: ({arm, reference, low, high}) =>
      `„${arm}“: ${low} bis ${high} mehr Umsatz je Besuch als bei „${reference}“.`,
    lower: ({arm, reference, low, high}) =>
      `„${arm}“: ${low} bis ${high} weniger Umsatz je Besuch als bei „${reference}“.`,
  },
  uneven: (labels) =>
    `Diesen Zahlen ist nicht zu trauen. Anders verteilt als ausgelost, und mehr als durch Zufall: ${quoted(labels)}.`,
  unevenMay:
    'Geprüft wird, wie viele Besuche jede Fassung hat, wie viele davon ohne Fassung blieben und ob es mehr Bestellungen gibt als Besuche. Vielleicht gehen bei einer Fassung Besuche verloren, bevor sie berichten: ein Fehler, langes Laden, weniger Einwilligungen. Oder es sind gefälschte Berichte darunter. Klären Sie das, bevor Sie etwas daraus schließen.',
  unevenAlarm: (labels) =>
    `Anders verteilt als ausgelost, und mehr als durch Zufall: ${quoted(labels)}. Den Zahlen dieses Experiments ist darum nicht zu trauen.`,
  compared: (arms) =>
    `Verglichen werden ${list.format(arms.map(({label, share}) => `„${label}“ (${share} der Besuche)`))}.`,
  axis: (reference) =>
    `Unterschied zu „${reference}“ in Prozentpunkten: rechts der Null wählen mehr Besuche ein Produkt, links weniger`,
  assigned: (share) => `; ${share} davon mit einer Fassung`,
  table: {
    caption: 'Alle Fassungen, mit 95-%-Bereichen',
    orderCaption: 'Bestellungen, mit 95-%-Bereichen',
    arm: 'Fassung',
    share: 'Anteil laut Los',
    chosen: 'Produkt gewählt',
    difference: 'Unterschied, in Prozentpunkten',
    orderRate: 'Bestellungen je Besuch',
    orders: 'Unterschied, in % des Mittels beider',
    orderValue: 'Wert einer Bestellung',
    revenue: 'Unterschied im Umsatz je Besuch',
    reference: 'Vergleichsbasis',
    tooEarly: 'noch zu früh',
  },
}
