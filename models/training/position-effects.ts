import {normal} from '../../advisor-core/numeric/random'
import {type ChoiceRows, rowsLogLikelihood} from '../../advisor-core/taste/choice-rows'
import {type SampledPerson, type Saved, savedNumbers} from './population'

/** What standing in a slot adds to the utility, the same for everybody. */
export interface PositionEffects {
  /** Draws the effects given everybody's weights; writes the rows' bonuses and the log likelihoods. */
  readonly step: (
    weights: readonly Float64Array[],
    logLikelihoods: Float64Array,
    options: {random: () => number; tuning: boolean},
  ) => void
  readonly note: () => void
  /** Mean of the noted effects; shape [slots], the last slot's is 0 */
  readonly average: () => Float64Array
  readonly save: () => Saved
  readonly restore: (saved: Saved) => void
}

/** Deviation of the effects' common prior, in nats: slots matter less than products. */
const PRIOR_SD = 0.3
const WANTED_ACCEPTANCE = 0.25

/**
 * One effect for each slot but the last, which is 0, all under the same prior Normal(0, 0.3²); a random walk on all
 * of them at once.
 *
 * @param rows   everybody's choices as rows; their bonuses are written
 * @param slots  number of slots that can be told apart
 */
export function createPositionEffects(
  people: readonly SampledPerson[],
  rows: readonly ChoiceRows[],
  slots: number,
): PositionEffects {
  // For each row, the slot of the item and that of the chosen one.
  const pairs = people.map(({choices}) =>
    Int32Array.from(
      choices
        .flatMap(({chosen, positions}) =>
          chosen < 0
            ? Array.from(positions, () => [-1, -1])
            : Array.from(positions, (slot, i) => (i === chosen ? [] : [slot, positions[chosen]!])),
        )
        .flat(),
    ),
  )
  let effects = new Float64Array(slots)
  const sum = new Float64Array(slots)
  let noted = 0
  let logScale = Math.log(0.03)
  let proposed = 0
  const apply = (values: Float64Array) => {
    rows.forEach(({bonus}, i) => {
      const own = pairs[i]!
      for (let r = 0; r < bonus.length; r++) {
        bonus[r] = (values[own[2 * r]!] ?? 0) - (values[own[2 * r + 1]!] ?? 0)
      }
    })
  }
  const logPrior = (values: Float64Array) =>
    -0.5 * values.reduce((total, x) => total + (x / PRIOR_SD) ** 2, 0)
  return {
    step: (weights, logLikelihoods, {random, tuning}) => {
      const scale = Math.exp(logScale)
      const proposal = effects.map((x, slot) => (slot < slots - 1 ? x + scale * normal(random) : 0))
      apply(proposal)
      const next = rows.map((own, i) => rowsLogLikelihood(own, weights[i]!))
      let gain = logPrior(proposal) - logPrior(effects)
      next.forEach((logLikelihood, i) => {
        gain += logLikelihood - logLikelihoods[i]!
      })
      const accepted = Math.log(1 - random()) < gain
      if (accepted) {
        effects = proposal
        logLikelihoods.set(next)
      } else apply(effects)
      proposed++
      if (tuning) logScale += ((accepted ? 1 : 0) - WANTED_ACCEPTANCE) / proposed ** 0.6
    },
    note: () => {
      effects.forEach((x, slot) => {
        sum[slot]! += x
      })
      noted++
    },
    average: () => sum.map((x) => (noted > 0 ? x / noted : 0)),
    save: () => ({
      effects: [...effects],
      effectSum: [...sum],
      effectSteps: [noted, logScale, proposed],
    }),
    restore: (saved) => {
      effects = Float64Array.from(savedNumbers(saved, 'effects', slots))
      sum.set(savedNumbers(saved, 'effectSum', slots))
      const [savedNoted, savedScale, savedProposed] = savedNumbers(saved, 'effectSteps', 3)
      noted = savedNoted!
      logScale = savedScale!
      proposed = savedProposed!
      apply(effects)
    },
  }
}
