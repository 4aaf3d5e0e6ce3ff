import type {Advisor} from '../../advisor-core/advisor/types'
import {classificationMatrix} from '../../advisor-core/archetypes/classification-matrix'
import {simulatePosteriors} from '../../advisor-core/archetypes/simulate-posteriors'
import {createRandom} from '../../advisor-core/numeric/random'
import type {Classification} from '../../advisor-core/reporting/correct-archetypes'
import type {Artefacts} from './artefacts'

/** Of an entry of the matrix the standard error is then at most 0.03 for a class that one in four is in. */
const VISITORS = 1200
const SEED = 1

/**
 * What a shop's number of trait questions makes of its archetypes: how often a device names which class. From visitors
 * drawn from the archetype model who are asked that many questions and nothing else, so that other shops' answers are
 * not presumed; the same input gives the same matrix.
 */
export function classificationFor(
  {bank, archetypes}: Pick<Artefacts, 'bank' | 'archetypes'>,
  {rules}: Pick<Advisor, 'rules'>,
): Classification {
  const {labels, posteriors} = simulatePosteriors(bank, archetypes, {
    questions: [rules.traitQuestions],
    answerRate: 0,
    visitors: VISITORS,
    random: createRandom(SEED),
  })
  const size = archetypes.classes.length
  const matrix = classificationMatrix(posteriors[0]!, size, labels)
  return {
    matrix: Array.from({length: size}, (_, t) => [...matrix.subarray(t * size, (t + 1) * size)]),
    questions: rules.traitQuestions,
    visitors: VISITORS,
  }
}
