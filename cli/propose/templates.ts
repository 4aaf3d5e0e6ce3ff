import type {LocalText} from '../../advisor-core/catalog/types'
import {t} from './glossary/term'

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
