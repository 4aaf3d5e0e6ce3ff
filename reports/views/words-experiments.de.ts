import type {ExperimentWords} from './words-experiments'

const list = new Intl.ListFormat('de', {type: 'conjunction'})

const quoted = (labels: readonly string[]): string => list.format(labels.map((label) => `„${label}“`))

export const experimentsInDe: ExperimentWords = {
  title: 'Experimente',
  about:
    'Das Los teilt Besuchen eine Fassung der Beratung zu. Verglichen wird mit der ersten: wie viele Besuche ein Produkt wählen und wie viel bestellt wird.',
  peeking:
    'Sie dürfen jede Woche nachsehen und aufhören, sobald die Antwort da ist. Die Bereiche der Unterschiede sind dafür gemacht: Mit 95 % Sicherheit liegt der wahre Unterschied in jeder Woche darin, in der jemand hinsieht. Dafür sind sie breiter als gewöhnliche, wie sie beim Anteil jeder Fassung stehen.',
  limitsTitle: 'Was darin zählt',
  limits: [
    'Gezählt sind nur Besuche, die mit Einwilligung beitragen. Ob der Unterschied auch für die anderen gilt, sagen diese Zahlen nicht.',
    '„Gewählt“ heißt: Ein Produkt wurde angesehen oder in den Warenkorb gelegt, bevor der Bericht ausgelost war. Was danach geschah, fehlt.',
    'Eine Bestellung zählt, wenn das Gerät sie meldet, bis zu fünf Wochen nach der Beratung. Dem Vergleich schadet das nicht, solange alle Fassungen gleich oft melden.',
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
  uneven: (labels) =>
    `Diesen Zahlen ist nicht zu trauen. Anders verteilt als ausgelost, und mehr als durch Zufall: ${quoted(labels)}.`,
  unevenMay:
    'Vielleicht gehen bei einer Fassung Besuche verloren, bevor sie berichten: ein Fehler, langes Laden, weniger Einwilligungen. Oder es sind gefälschte Berichte darunter. Klären Sie das, bevor Sie etwas daraus schließen.',
  unevenAlarm: (labels) =>
    `Anders verteilt als ausgelost, und mehr als durch Zufall: ${quoted(labels)}. Den Zahlen dieses Experiments ist darum nicht zu trauen.`,
  compared: (arms) =>
    `Verglichen werden ${list.format(arms.map(({label, share}) => `„${label}“ (${share} der Besuche)`))}.`,
  axis: (reference) =>
    `Unterschied zu „${reference}“ in Prozentpunkten: rechts der Null wählen mehr Besuche ein Produkt, links weniger`,
  assigned: (share) => `; ${share} davon mit einer Fassung`,
  table: {
    caption: 'Alle Fassungen, mit 95-%-Bereichen',
    arm: 'Fassung',
    share: 'Anteil laut Los',
    chosen: 'Produkt gewählt',
    difference: 'Unterschied, in Prozentpunkten',
    orders: 'Bestellungen je Besuch, in % des Mittels',
    reference: 'Vergleichsbasis',
    tooEarly: 'noch zu früh',
  },
}
