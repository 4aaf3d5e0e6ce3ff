import type {QuestionKind} from '../advisor/types'
import type {LocalText} from '../catalog/types'

/** How questions of a kind are put: a sentence to start from, and what to tell who writes the options. */
export interface AnswerWording {
  /** The question about an attribute or a theme with this name. */
  readonly ask: (label: LocalText) => LocalText
  /** What an option's label should be like. */
  readonly options: LocalText
}

const wording = (
  ask: (de: string, en: string) => readonly [de: string, en: string],
  [de, en]: readonly [de: string, en: string],
): AnswerWording => ({
  ask: (label) => {
    const [german, english] = ask(label.de, label.en)
    return {de: german, en: english}
  },
  options: {de, en},
})

/** One row a kind: default sentences for `lotse init`, the editor and docs; the widget does not load them. */
export const ANSWER_WORDING = {
  single: wording(
    (de, en) => [`${de}: Was passt zu Ihnen?`, `${en}: which one suits you?`],
    ['Eine Sorte, wie Kunden sie nennen: „Vollautomat“', 'One sort, as customers call it: "Bean to cup"'],
  ),
  // Headers may be nouns or adjectives ("Akku", "beutellos"): the sentence must suit both.
  'yes-no': wording(
    (de, en) => [`${de}: Was ist Ihnen lieber, ja oder nein?`, `${en}: which would you prefer, yes or no?`],
    ['„Ja, gern“ und „Nein“', '"Yes, please" and "No"'],
  ),
  'a-or-b': wording(
    (de, en) => [`${de}: Was ist Ihnen lieber?`, `${en}: which of the two would you rather have?`],
    ['Zwei Gegensätze: „Leicht“ und „Robust“', 'Two opposites: "Light" and "Sturdy"'],
  ),
  several: wording(
    (de, en) => [`${de}: Was kommt für Sie infrage?`, `${en}: which ones would you consider?`],
    ['Ein Wert, der genügen würde: „Rot“', 'A value that would do: "Red"'],
  ),
  range: wording(
    (de, en) => [`${de}: Welcher Bereich passt zu Ihnen?`, `${en}: which range suits you?`],
    ['Ein Bereich mit Einheit: „2 bis 4 kg“', 'A range with its unit: "2 to 4 kg"'],
  ),
  budget: wording(
    (de, en) => [`${de}: Was ist Ihre Obergrenze?`, `${en}: what is your upper limit?`],
    ['Eine Obergrenze: „Bis 300 €“', 'An upper limit: "Up to €300"'],
  ),
  'at-least': wording(
    (de, en) => [`${de}: Wie viel soll es mindestens sein?`, `${en}: how much do you need at least?`],
    ['Eine Untergrenze: „Ab 70 km“', 'A lower limit: "70 km or more"'],
  ),
  'must-have': wording(
    (de, en) => [`${de}: Worauf können Sie nicht verzichten?`, `${en}: what can you not do without?`],
    ['Eine Eigenschaft: „Eingebautes Mahlwerk“', 'A feature: "Built-in grinder"'],
  ),
  'nice-to-have': wording(
    (de, en) => [`${de}: Was hätten Sie gern dabei?`, `${en}: what would you like to have with it?`],
    ['Eine Eigenschaft: „Beleuchtung“', 'A feature: "Lights"'],
  ),
  exclusion: wording(
    (de, en) => [`${de}: Was möchten Sie nicht?`, `${en}: what would you rather not have?`],
    ['Das Unerwünschte selbst, ohne „kein“: „Leder“', 'The unwanted thing itself, without "no": "Leather"'],
  ),
  needs: wording(
    (de, en) => [`${de}: Was haben Sie vor allem vor?`, `${en}: what will you mostly do?`],
    ['Eine Situation, keine Technik: „Waldwege“', 'A situation, not a specification: "Forest tracks"'],
  ),
  order: wording(
    (de, en) => [
      `${de}: Was ist Ihnen am wichtigsten, was danach?`,
      `${en}: what matters most to you, and what next?`,
    ],
    ['Ein Wunsch in einem Wort: „Leise“', 'A wish in a word: "Quiet"'],
  ),
} as const satisfies Record<QuestionKind, AnswerWording>
