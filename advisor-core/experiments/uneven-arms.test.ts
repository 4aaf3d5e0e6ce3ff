import {describe, expect, it} from 'vitest'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import type {ArmDesign} from './arm-design'
import {meanCounts, trueShares} from './test-support'
import {unevenArms} from './uneven-arms'

const design: ArmDesign = {arms: ['a', 'b', 'c'], shares: [0.45, 0.45, 0.1], subsetSize: 1, odds: 7}
const rates = [0.2, 0.3, 0.25]

describe('unevenArms', () => {
  const lost = [0.45, 0.45, 0.05].map((share) => share / 0.95)

  it('names no arm when visits are as they were drawn, whatever they chose', () => {
    expect(unevenArms(meanCounts(design, trueShares(design, 0.8, rates), 1e6), design, 1)).toEqual([])
  })

  it('names the arm that loses every other visit, once there are enough', () => {
    const shares = trueShares({...design, shares: lost}, 0.8, rates)
    expect(unevenArms(meanCounts(design, shares, 2000), design, 1)).toEqual([])
    expect(unevenArms(meanCounts(design, shares, 20_000), design, 1)).toEqual(['c'])
    expect(unevenArms(meanCounts(design, shares, 20_000), design, 9)).toEqual([])
  })

  it('raises no alarm by chance in 1,000 honest shops', () => {
    const random = createRandom(8)
    const lambda = meanCounts(design, trueShares(design, 0.8, rates), 1).cells
    const alarms = Array.from({length: 1000}, () =>
      unevenArms({reports: 3000, cells: drawMultinomial(3000, lambda, random)}, design, 1),
    )
    expect(alarms.filter((arms) => arms.length > 0)).toEqual([])
  })
})
