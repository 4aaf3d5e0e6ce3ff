import {describe, expect, it} from 'vitest'
import {SMALL_MODEL} from '../../test/support/archetype-model'
import {makeBank} from '../../test/support/trait-bank'
import {createRandom} from '../numeric/random'
import {classificationMatrix} from './classification-matrix'
import {correctShares} from './correct-shares'
import {simulatePosteriors} from './simulate-posteriors'

const simulate = (seed: number, questions: number[], answerRate = 1) =>
  simulatePosteriors(makeBank(), SMALL_MODEL, {
    questions,
    answerRate,
    visitors: 600,
    random: createRandom(seed),
  })

describe('simulatePosteriors', {timeout: 60_000}, () => {
  it('is at the shares as long as nothing is asked', () => {
    const {posteriors} = simulate(1, [0], 0)
    for (const [i, value] of posteriors[0]!.entries()) expect(value).toBeCloseTo([0.6, 0.4][i % 2]!, 12)
  })

  it('tells the classes apart better with more questions', () => {
    const {labels, posteriors} = simulate(1, [0, 4])
    const right = posteriors.map((one) => {
      const matrix = classificationMatrix(one, 2, labels)
      return matrix[0]! + matrix[3]!
    })
    expect(right[1]!).toBeGreaterThan(right[0]! + 0.05)
  })

  it('gives the matrix that corrects shares reported at the same budget', () => {
    const design = simulate(1, [3])
    const matrix = classificationMatrix(design.posteriors[0]!, 2, design.labels)
    const visitors = simulate(2, [3])
    const reported = [0, 1].map((s) => {
      const drawn = visitors.posteriors[0]!.filter((_, i) => i % 2 === s)
      return drawn.reduce((sum, p) => sum + p, 0) / drawn.length
    })
    const {intervals} = correctShares({shares: reported, people: 600}, matrix)
    expect(intervals[0]![0]).toBeLessThan(0.6)
    expect(intervals[0]![1]).toBeGreaterThan(0.6)
  })
})
