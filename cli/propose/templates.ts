import type {QuestionKind} from '../../advisor-core/advisor/types'
import type {LocalText} from '../../advisor-core/catalog/types'
import {t} from './glossary/term'

/** How a question about any attribute is put when the glossary has no words for it. */
export const NEUTRAL_QUESTIONS = {
  single: (label) => t(`${label.de}: Was passt zu Ihnen?`, `${label.en}: which one suits you?`),
  several: (label) =>
    t(`${label.de}: Was kommt für Sie infrage?`, `${label.en}: which ones would you consider?`),
  // Headers may be nouns or adjectives ("Akku", "beutellos"): the sentence must suit both.
  'yes-no': (label) =>
    t(`${label.de}: Was ist Ihnen lieber, ja oder nein?`, `${label.en}: which would you prefer, yes or no?`),
  range: (label) => t(`${label.de}: Welcher Bereich passt zu Ihnen?`, `${label.en}: which range suits you?`),
  budget: (label) => t(`${label.de}: Was ist Ihre Obergrenze?`, `${label.en}: what is your upper limit?`),
  'at-least': (label) =>
    t(`${label.de}: Wie viel soll es mindestens sein?`, `${label.en}: how much do you need at least?`),
} as const satisfies Record<QuestionKind, (label: LocalText) => LocalText>

/** The same where less is better. */
export const NEUTRAL_AT_MOST = (label: LocalText): LocalText =>
  t(`${label.de}: Wie viel darf es höchstens sein?`, `${label.en}: how much may it be at most?`)

/** Features of one part of the product. */
export const FEATURES_QUESTION = (label: LocalText): LocalText =>
  t(`${label.de}: Was ist Ihnen wichtig?`, `${label.en}: what matters to you?`)

export const NEUTRAL_WHY = (label: LocalText): LocalText =>
  t(
    `Darin unterscheiden sich die Produkte deutlich: ${label.de}.`,
    `The products differ clearly in this: ${label.en}.`,
  )

export const BUDGET_QUESTION = t(
  'Wie viel möchten Sie höchstens ausgeben?',
  'What is the most you would like to spend?',
)
export const BUDGET_WHY = t(
  'Damit ich nichts zeige, was über Ihrem Rahmen liegt.',
  'So that I show nothing beyond your means.',
)

export const YES = t('Ja', 'Yes')
export const NO = t('Nein', 'No')
