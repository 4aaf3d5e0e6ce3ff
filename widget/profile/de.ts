import type {ProfileWords} from './words'

/** German, formal address. */
export const profile: ProfileWords = {
  invite: 'Wie kaufen Sie ein?',
  inviteText: (most) =>
    `Ihr Profil in bis zu ${most} Fragen: ob Sie lieber in Ruhe überlegen oder spontan zugreifen, und wie sicher das ist. Freiwillig; ohne Ihre Erlaubnis bleibt es auf Ihrem Gerät.`,
  begin: 'Profil beginnen',
  goOn: 'Weiter mit dem Profil',
  look: 'Mein Profil ansehen',
  heading: 'Wie Sie einkaufen',
  close: 'Schließen',
  progress: (at, most) => `Frage ${at} von höchstens ${most}`,
  voluntary: 'Wie gut passt dieser Satz zu Ihnen? Es gibt kein Richtig oder Falsch.',
  skip: 'Überspringen',
  back: 'Zurück',
  show: 'Profil jetzt ansehen',
  more: 'Noch eine Frage',
  yours: 'Ihr Profil',
  nothing: 'Dazu haben Sie nichts gesagt. Auch gut.',
  band: 'Die Mitte ist der Durchschnitt. Im farbigen Band liegen Sie nach dem Modell in 8 von 10 Fällen; je breiter es ist, desto unsicherer bin ich.',
  leaning: (low, high, {side, sure}) =>
    side === 'open'
      ? 'Dazwischen, oder noch nicht zu erkennen'
      : `Eher „${side === 'low' ? low : high}“ – ${sure ? 'ziemlich sicher' : 'noch unsicher'}`,
  region: 'Wo Sie damit liegen',
  share: (tenths) =>
    `Etwa ${tenths} von 10 Menschen liegen nach dem Modell in diesem Bereich. Es ist ein Bereich, den wir nützlich fanden, kein Menschentyp; die Grenzen sind fließend.`,
  mixed: 'Gemischt',
  mixedText: 'Kein Bereich passt mit einer Sicherheit von mindestens 8 zu 10.',
  mixedShare: (tenths) =>
    tenths === null
      ? 'So geht es nach wenigen Fragen den meisten.'
      : `So geht es nach so vielen Antworten im Modell etwa ${tenths} von 10 Menschen.`,
  changes: 'Was sich dadurch ändert',
  changesWhat: ({depth, options, tone, argumentOrder}) => [
    ...(depth === 'full' ? ['Ich zeige Ihnen gleich alle Argumente.'] : []),
    ...(depth === 'brief'
      ? ['Ich nenne zuerst ein Argument je Vorschlag; der Rest ist einen Tipp entfernt.']
      : []),
    ...(tone === 'full' ? ['Den Beleg zu einem Argument schreibe ich aus.'] : []),
    ...(argumentOrder === 'figures-first' ? ['Zahlen stehen vor den Sätzen des Shops.'] : []),
    ...(argumentOrder === 'sentences-first' ? ['Sätze stehen vor den Zahlen.'] : []),
    ...(options === 2 ? ['Ich zeige zuerst zwei Vorschläge; der dritte ist einen Tipp entfernt.'] : []),
  ],
  changesNothing: 'Noch nichts: Dafür bin ich mir nicht sicher genug.',
  never: 'Nie davon abhängig: welche Produkte ich empfehle, Preise und Verfügbarkeit.',
  how: 'Wie das berechnet wird',
  howText:
    'Die Sätze stammen aus einem öffentlichen Fragebogen-Fundus (IPIP) und von uns, ausgewertet mit einem Modell für abgestufte Antworten. Für deutsche Antworten ist es noch nicht geprüft. Es beschreibt, was Sie hier gesagt haben, und ist kein Test.',
  leaves: (contributes) =>
    contributes
      ? 'Das Profil liegt auf Ihrem Gerät. Nur der verrauschte Bericht, den Sie erlaubt haben, kann eine Angabe daraus enthalten.'
      : 'Das Profil liegt auf Ihrem Gerät. Nichts davon wird gesendet.',
  erase: 'Profil löschen',
  erased: 'Ihr Profil ist gelöscht.',
  another: 'Noch einen Vorschlag zeigen',
  moreArguments: (count) => (count === 1 ? 'Noch ein Argument' : `Noch ${count} Argumente`),
}
