import {describe, expect, it} from 'vitest'
import {logNormalBands} from '../../test/bench/support/log-normal-bands'
import {drawBinomial, drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import {bandValues} from '../reporting/value-bands'
import {tellOrders} from './tell-orders'

const VALUES = [1, ...Array.from({length: 14}, (_, i) => Math.round(10 * 1.5 ** i))]
const RUNS = 400
const WEEKS = 26

describe('revenue that is looked at every week for half a year', () => {
  it.each([
    [[0.5, 0.5], 1.2, 1, 0.8],
    [[0.9, 0.1], 1.5, 1.3, 0.8],
    [[0.9, 0.1], 1 / 1.5, 0.7, 0.8],
    [[0.9, 0.1], 1.2, 1, 1.2],
  ])(
    'hardly ever leaves out the truth where arms %o sell for %f times as much, %f times as often, σ %f',
    (shares, dearer, oftener, sigma) => {
      const random = createRandom(31)
      const values = [1, dearer].map((times) => logNormalBands(VALUES, {median: 120 * times, sigma}))
      const rates = [0.03, 0.03 * oftener]
      const truth = rates[1]! * values[1]!.mean - rates[0]! * values[0]!.mean
      let [missed, shown] = [0, 0]
      for (let run = 0; run < RUNS; run++) {
        const arms = shares.map(() => ({visits: 0, bands: Array.from({length: 16}, () => 0)}))
        let [isMissed, isShown] = [false, false]
        for (let week = 0; week < WEEKS; week++) {
          drawMultinomial(1500, shares, random).forEach((visits, a) => {
            arms[a]!.visits += visits
            const orders = drawBinomial(visits, rates[a]!, random)
            drawMultinomial(orders, values[a]!.chances, random).forEach((count, i) => {
              arms[a]!.bands[i + 1]! += count
            })
          })
          const terms = {shares, values: bandValues({values: VALUES}), designEffect: 1, alpha: 0.05}
          const [found] = tellOrders(arms, terms).revenue
          if (!found) continue
          isShown = true
          isMissed ||= found.low > truth || found.high < truth
        }
        missed += Number(isMissed)
        shown += Number(isShown)
      }
      expect(shown / RUNS).toBeGreaterThan(0.7)
      // 400 runs have a standard error of 1.1 points at 5 %.
      expect(missed / RUNS).toBeLessThanOrEqual(0.05)
    },
  )
})
