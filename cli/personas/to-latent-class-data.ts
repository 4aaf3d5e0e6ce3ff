import type {LatentClassData} from '../../advisor-core/archetypes/latent-class-patterns'
import type {Answers, ScoreColumn} from './read-answers'

/** The indicators of the latent class model, with the names to print them by. */
export interface Indicators {
  readonly data: LatentClassData
  readonly names: readonly string[]
  /** By indicator: its categories in words. */
  readonly labels: readonly (readonly string[])[]
  readonly ordered: readonly boolean[]
}

/** Bins of a trait, in standard deviations; as in the default archetypes. */
const CUTS = [-0.9, -0.3, 0.3, 0.9]
const BIN_LABELS = ['< -0.9', '-0.9..', '-0.3..', '0.3..', '>= 0.9']

/** Categorical columns as they are, trait scores in five bins. */
export function toLatentClassData(answers: Answers): Indicators {
  const bins = answers.traits.map(binScores)
  const columns = [...answers.categorical.map(({codes}) => codes), ...bins]
  return {
    data: {
      categories: [
        ...answers.categorical.map(({categories}) => categories.length),
        ...bins.map(() => CUTS.length + 1),
      ],
      rows: Array.from({length: answers.people}, (_, n) => Int16Array.from(columns, (column) => column[n]!)),
    },
    names: [...answers.categorical.map(({id}) => id), ...answers.traits.map(({id}) => id)],
    labels: [...answers.categorical.map(({categories}) => categories), ...bins.map(() => BIN_LABELS)],
    ordered: [...answers.categorical.map(({isOrdered}) => isOrdered), ...bins.map(() => true)],
  }
}

/** Scores with standard deviations are on the bank's scale; plain ones are standardised first. */
function binScores({means, sds}: ScoreColumn): Int16Array {
  const known = means.filter((mean) => !Number.isNaN(mean))
  const centre = sds ? 0 : known.reduce((sum, mean) => sum + mean, 0) / known.length
  const square = known.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / known.length
  const sd = sds ? 1 : Math.sqrt(Math.max(square, 1e-12))
  return Int16Array.from(means, (mean) => {
    return Number.isNaN(mean) ? -1 : CUTS.filter((cut) => (mean - centre) / sd >= cut).length
  })
}
