import {describe, expect, it} from 'vitest'
import type {Classification} from './correct-archetypes'
import {frequencies} from './frequencies'
import {makeTopic} from './make-topic'
import {mixClassification, mixMatrices} from './mix-classification'

const GUESS = [
  [0.5, 0.5],
  [0.5, 0.5],
]
const SURE = [
  [0.9, 0.1],
  [0.2, 0.8],
]
const classification: Classification = {
  matrix: SURE,
  questions: 1,
  visitors: 10,
  byAnswers: [GUESS, SURE],
  answered: [0, 1],
}
const topic = makeTopic({source: {kind: 'kpi', kpi: 'trait-answers'}, cells: ['0', '1'], live: true}, 7)

/** Counters exactly as expected of reports with these shares of `none`, no answer and one. */
function told(reports: number, shares: readonly number[]) {
  const {p, q} = frequencies(topic.cells.length, topic.subsetSize, 7)
  return {counts: {reports, cells: shares.map((share) => reports * (q + (p - q) * share))}, topic, odds: 7}
}

describe('mixClassification', () => {
  it('weighs the matrices by how many visits with a result report so many answers', () => {
    const mixed = mixClassification(classification, told(10_000, [0.2, 0.6, 0.2]))
    expect(mixed.isReported).toBe(true)
    expect(mixed.answered!.map((share) => share.toFixed(9))).toEqual(['0.750000000', '0.250000000'])
    mixed.matrix.flat().forEach((p, i) => {
      expect(p).toBeCloseTo(0.75 * GUESS.flat()[i]! + 0.25 * SURE.flat()[i]!, 9)
    })
  })

  it('leaves what is presumed where the reports are few, or the matrices unknown', () => {
    expect(mixClassification(classification, null)).toBe(classification)
    expect(mixClassification(classification, told(199, [0.2, 0.6, 0.2]))).toBe(classification)
    const {byAnswers: _, ...single} = classification
    expect(mixClassification(single, told(10_000, [0.2, 0.6, 0.2]))).toBe(single)
  })
})

describe('mixMatrices', () => {
  it('keeps rows that sum to 1', () => {
    for (const row of mixMatrices([GUESS, SURE], [0.3, 0.7]))
      expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
  })
})
