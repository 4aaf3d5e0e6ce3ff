import type {Advisor} from '../../advisor-core/advisor/types'
import {classificationMatrix} from '../../advisor-core/archetypes/classification-matrix'
import {simulatePosteriors} from '../../advisor-core/archetypes/simulate-posteriors'
import {createRandom} from '../../advisor-core/numeric/random'
import type {Classification} from '../../advisor-core/reporting/correct-archetypes'
import {mixMatrices} from '../../advisor-core/reporting/mix-classification'
import {TRAIT_ANSWERS} from '../../advisor-core/reporting/topic-cells'
import type {Artefacts} from './artefacts'

/** Of an entry of the matrix the standard error is then at most 0.03 for a class that one in four is in. */
const VISITORS = 1200
/** Long questionnaires have too many outcomes to remember each, and few visitors take them. */
const PATIENT_VISITORS = 100
const SEED = 1

/** ASSUMED, where reports do not tell: of the statements put in the advice so many are answered … */
const ANSWERED = 0.75
/** … and so many visitors go on to answer all eight for their profile. */
const PROFILES = 0.05

/**
 * What a shop's trait questions make of its archetypes: how often a device names which class, after each number of
 * answers and for visitors of whom some answer more than others. From visitors drawn from the archetype model who are
 * asked statements and nothing else, so that other shops' answers are not presumed; the same input gives the same
 * matrices.
 *
 * @param answered  shares of the visits by number of answers, 0 first; left out, what is assumed of visitors
 */
export function classificationFor(
  {bank, archetypes}: Pick<Artefacts, 'bank' | 'archetypes'>,
  {rules}: Pick<Advisor, 'rules'>,
  answered = assumedAnswers(rules.traitQuestions),
): Classification {
  const most = TRAIT_ANSWERS.length - 1
  const few = Math.min(rules.traitQuestions, most)
  const size = archetypes.classes.length
  const simulate = (questions: readonly number[], visitors: number) => {
    const settings = {questions, answerRate: 0, visitors, random: createRandom(SEED)}
    const {labels, posteriors} = simulatePosteriors(bank, archetypes, settings)
    return posteriors.map((each) => {
      const matrix = classificationMatrix(each, size, labels)
      return Array.from({length: size}, (_, t) => [...matrix.subarray(t * size, (t + 1) * size)])
    })
  }
  const short = simulate(range(0, few), VISITORS)
  const long = few > 0 && few < most ? simulate(range(few + 1, most), PATIENT_VISITORS) : []
  const byAnswers = [...short, ...long]
  return {
    matrix: mixMatrices(byAnswers, answered),
    questions: rules.traitQuestions,
    visitors: VISITORS,
    byAnswers,
    answered,
  }
}

/** Binomial for the statements inside the advice; some visitors answer all for their profile. shape [9] */
export function assumedAnswers(traitQuestions: number): readonly number[] {
  const most = TRAIT_ANSWERS.length - 1
  const n = Math.min(traitQuestions, most)
  let chance = (1 - ANSWERED) ** n
  return TRAIT_ANSWERS.map((_, answers) => {
    if (n === 0) return answers === 0 ? 1 : 0
    const inAdvice = answers <= n ? chance : 0
    chance *= ((n - answers) / (answers + 1)) * (ANSWERED / (1 - ANSWERED))
    return (1 - PROFILES) * inAdvice + (answers === most ? PROFILES : 0)
  })
}

const range = (from: number, to: number) => Array.from({length: to - from + 1}, (_, i) => from + i)
