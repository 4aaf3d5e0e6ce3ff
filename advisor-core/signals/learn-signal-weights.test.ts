import {describe, expect, it} from 'vitest'
import {createRandom} from '../numeric/random'
import {type BinModel, binLogOdds, cellLogLoss, fitBins} from './bin-model'
import {cappedLogOdds} from './cap-log-odds'
import {type FoldedCell, learnSignalWeights} from './learn-signal-weights'

const SIZES = [3, 4]

/** Simulated visits: the first signal shifts the log odds by −1, 0, 1 (times strength), the second says nothing. */
function simulate(visits: number, strength: number, seed: number): FoldedCell[] {
  const random = createRandom(seed)
  const cells = new Map<string, FoldedCell>()
  for (let v = 0; v < visits; v++) {
    const bins = [Math.floor(random() * 3), Math.floor(random() * 4)]
    const positive = random() < 1 / (1 + Math.exp(1.5 - strength * (bins[0]! - 1))) ? 1 : 0
    const fold = v % 5
    const key = `${bins},${fold}`
    const cell = cells.get(key) ?? {bins, fold, total: 0, positives: 0}
    cells.set(key, {...cell, total: cell.total + 1, positives: cell.positives + positive})
  }
  return [...cells.values()]
}

describe('learnSignalWeights', () => {
  it('finds the log odds that simulated visits were drawn with', () => {
    const {weights, on} = learnSignalWeights(simulate(8000, 1, 1), SIZES, 5)
    expect(on[0]).toBe(true)
    expect(weights[0]![2]! - weights[0]![0]!).toBeGreaterThan(1.7)
    expect(weights[0]![2]! - weights[0]![0]!).toBeLessThan(2.3)
    for (const weight of weights[1]!) expect(Math.abs(weight)).toBeLessThan(0.1)
  })

  it('draws signals that say nothing to nothing: never worse than none by more than .0005', () => {
    for (let seed = 2; seed < 12; seed++) {
      const model = learnSignalWeights(simulate(2000, 0, seed), SIZES, 5)
      const none = {base: model.base, weights: SIZES.map((size) => new Float64Array(size))}
      const fresh = simulate(4000, 0, seed + 100)
      const loss = (one: BinModel): number =>
        fresh.reduce((sum, cell) => sum + cellLogLoss(binLogOdds(one, cell.bins), cell), 0) / 4000
      expect(loss(model) - loss(none)).toBeLessThan(0.0005)
    }
  })

  it('learns from one table a signal as well, each row saying nothing about the others', () => {
    const tables = simulate(8000, 1, 3).flatMap((cell) =>
      [0, 1].map((s) => ({...cell, bins: cell.bins.map((bin, other) => (other === s ? bin : -1))})),
    )
    const {weights} = learnSignalWeights(tables, SIZES, 5)
    expect(weights[0]![2]! - weights[0]![0]!).toBeGreaterThan(1.5)
  })

  it('refuses to learn from nothing', () => {
    expect(() => learnSignalWeights([], SIZES, 5)).toThrow('nothing was counted')
    expect(() => learnSignalWeights(simulate(100, 1, 1), SIZES, 1)).toThrow('invalid folds: 1')
  })
})

describe('fitBins', () => {
  it('ends where the gradient of the penalised likelihood is zero', () => {
    const cells = simulate(500, 1, 4)
    const {base, weights} = fitBins(cells, SIZES, [0.5, 0.2])
    weights.forEach((own, s) => {
      own.forEach((weight, bin) => {
        const pull = cells
          .filter(({bins}) => bins[s] === bin)
          .reduce((sum, {bins, total, positives}) => {
            const logOdds = binLogOdds({base, weights}, bins)
            return sum + positives - total / (1 + Math.exp(-logOdds))
          }, 0)
        expect(pull).toBeCloseTo(weight / [0.5, 0.2][s]!, 3)
      })
    })
  })
})

describe('cappedLogOdds', () => {
  it('scales all weights down together once they pass the cap', () => {
    const model = {base: -1, weights: [Float64Array.of(2), Float64Array.of(-1)]}
    expect(cappedLogOdds(model, [0, 0], 3)).toBe(0)
    expect(cappedLogOdds(model, [0, 0], 1.5)).toBe(-0.5)
    expect(cappedLogOdds(model, [-1, 0], 1.5)).toBe(-2)
  })
})
