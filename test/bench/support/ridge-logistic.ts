import {type BinModel, binLogOdds, cellLogLoss, fitBins} from '../../../advisor-core/signals/bin-model'
import type {FoldedCell} from '../../../advisor-core/signals/learn-signal-weights'

/** Prior variances tried, the inverse of the L2 penalty. */
const VARIANCES = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]

/** L2 logistic regression on one-hot bins, one penalty for all, chosen by inner cross-validation. */
export function tunedLogistic(
  cells: readonly FoldedCell[],
  sizes: readonly number[],
  folds: number,
): BinModel {
  const losses = VARIANCES.map((variance) => {
    let sum = 0
    for (let fold = 0; fold < folds; fold++) {
      const model = ridge(
        cells.filter((cell) => cell.fold !== fold),
        sizes,
        variance,
      )
      for (const cell of cells) if (cell.fold === fold) sum += cellLogLoss(binLogOdds(model, cell.bins), cell)
    }
    return sum
  })
  return ridge(cells, sizes, VARIANCES[losses.indexOf(Math.min(...losses))]!)
}

function ridge(cells: readonly FoldedCell[], sizes: readonly number[], variance: number): BinModel {
  return fitBins(
    cells,
    sizes,
    sizes.map(() => variance),
  )
}
