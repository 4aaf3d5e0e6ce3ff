import type {ShelfWords} from './words'

/** German, formal address. */
export const shelf: ShelfWords = {
  arguments: 'Was dafür spricht',
  below: 'Außerdem',
  goesWith: (name) => `Passt zu ${name}`,
  listed: 'Vom Shop als Ergänzung genannt.',
  surprise: 'Einmal anders',
  unlike: (fact, others) =>
    others === null
      ? `Anders als die Vorschläge oben: mit ${fact}.`
      : `Anders als die Vorschläge oben (${others}): ${fact}.`,
  whyNot: (name) => `Was passt an ${name} nicht? Sie müssen nichts sagen.`,
  whyFailed: 'Den Grund kann ich gerade nicht aufnehmen. Ihr „Nichts für mich“ gilt trotzdem.',
  rather: 'Eher dieses',
  cannotSay: 'Kann ich nicht sagen',
  compare: 'Nebeneinander vergleichen',
  compareHeading: 'Worin sie sich unterscheiden',
  compareWhich: 'Zwei oder drei Produkte',
  close: 'Schließen',
}
