import {type BinCell, type BinFit, type BinModel, binLogOdds, cellLogLoss, fitBins} from './bin-model'

/** Counts with the part of the data in which they are held out. */
export interface FoldedCell extends BinCell {
  /** 0 … folds − 1 */
  readonly fold: number
}

/** What was learnt about the signals. */
export interface LearntSignals extends BinModel {
  /** By signal: nats a visit by which held-out log loss falls with it, given the others that are on. */
  readonly gains: readonly number[]
  /** By signal: whether it counts. */
  readonly on: readonly boolean[]
}

const START_VARIANCE = 0.25
/** Below this a weight moves odds by a tenth of a percent at most. */
const OFF_VARIANCE = 1e-6
const EVIDENCE_STEPS = 20
/** Steps of a fit to a part of the data, which begins where the fit to all of it ended. */
const PART_STEPS = 3

/**
 * Weights of signals as log odds by bin. How strongly each signal's weights are drawn to 0 is found by maximising the
 * marginal likelihood, one strength a signal (automatic relevance determination); then a signal stays on only if it
 * lowers held-out log loss, and all are off if together they do not lower it by more than one standard error.
 *
 * Works on counts: any table of bins × outcome, with all signals crossed or one signal a row.
 *
 * @param sizes by signal: how many bins it has
 * @param folds how many parts there are to hold out, at least 2
 * @throws RangeError when there is nothing to learn from
 * @see MacKay 1992, Bayesian interpolation; Tipping 2001, Sparse Bayesian learning
 */
export function learnSignalWeights(
  cells: readonly FoldedCell[],
  sizes: readonly number[],
  folds: number,
): LearntSignals {
  if (!cells.some(({total}) => total > 0)) throw new RangeError('invalid cells: nothing was counted')
  if (!(folds >= 2)) throw new RangeError(`invalid folds: ${folds}`)
  const start = fitByEvidence(cells, sizes, {
    variances: sizes.map(() => START_VARIANCE),
    steps: EVIDENCE_STEPS,
  })
  const parts = Array.from({length: folds}, (_, f) => {
    const train = cells.filter(({fold}) => fold !== f)
    const fit = fitByEvidence(train, sizes, {...start, steps: PART_STEPS})
    return {train, test: cells.filter(({fold}) => fold === f), fit}
  })
  const gains = sizes.map((_, s) =>
    perVisit(
      cells,
      parts.map(({train, test, fit}) => {
        if (fit.variances[s] === 0) return 0
        const without = fit.variances.map((variance, other) => (other === s ? 0 : variance))
        return loss(fitBins(train, sizes, without, fit.model), test) - loss(fit.model, test)
      }),
    ),
  )
  const wanted = gains.map((gain) => gain > 0)
  const on = beatsNone(parts, sizes, wanted) ? wanted : wanted.map(() => false)
  const variances = start.variances.map((variance, s) => (on[s] ? variance : 0))
  const all = fitByEvidence(cells, sizes, {variances, model: start.model, steps: PART_STEPS})
  return {...all.model, gains, on: on.map((one, s) => one && all.variances[s]! > 0)}
}

interface EvidenceFit {
  readonly model: BinFit
  readonly variances: readonly number[]
}

/** The fixed point of the marginal likelihood over the variances; a variance that vanishes is off for good. */
function fitByEvidence(
  cells: readonly BinCell[],
  sizes: readonly number[],
  begin: {variances: readonly number[]; model?: BinModel; steps: number},
): EvidenceFit {
  let {variances} = begin
  let model = fitBins(cells, sizes, variances, begin.model)
  for (let step = 0; step < begin.steps; step++) {
    const next = model.nextVariances().map((variance) => (variance > OFF_VARIANCE ? variance : 0))
    const moved = next.some((variance, s) => Math.abs(variance - variances[s]!) > 0.1 * variances[s]!)
    variances = next
    model = fitBins(cells, sizes, variances, model)
    if (!moved) break
  }
  return {model, variances}
}

/** Whether held-out log loss with these signals is below that of the base rate by more than one standard error. */
function beatsNone(
  parts: readonly {train: readonly BinCell[]; test: readonly BinCell[]; fit: EvidenceFit}[],
  sizes: readonly number[],
  on: readonly boolean[],
): boolean {
  if (!on.includes(true)) return false
  let [visits, gain, square] = [0, 0, 0]
  for (const {train, test, fit} of parts) {
    const variances = fit.variances.map((variance, s) => (on[s] ? variance : 0))
    const some = fitBins(train, sizes, variances, fit.model)
    const none = fitBins(
      train,
      sizes,
      sizes.map(() => 0),
    )
    for (const cell of test) {
      // Each visit of the cell gains one of two amounts, by its outcome.
      const [yes, no] = [true, false].map((positive) => {
        const one = {bins: cell.bins, total: 1, positives: positive ? 1 : 0}
        return cellLogLoss(none.base, one) - cellLogLoss(binLogOdds(some, cell.bins), one)
      })
      visits += cell.total
      gain += cell.positives * yes! + (cell.total - cell.positives) * no!
      square += cell.positives * yes! ** 2 + (cell.total - cell.positives) * no! ** 2
    }
  }
  const error = Math.sqrt(Math.max(square - (gain * gain) / visits, 0))
  return gain > error
}

function loss(model: BinModel, cells: readonly BinCell[]): number {
  return cells.reduce((sum, cell) => sum + cellLogLoss(binLogOdds(model, cell.bins), cell), 0)
}

function perVisit(cells: readonly BinCell[], amounts: readonly number[]): number {
  const visits = cells.reduce((sum, {total}) => sum + total, 0)
  return amounts.reduce((sum, amount) => sum + amount, 0) / visits
}
