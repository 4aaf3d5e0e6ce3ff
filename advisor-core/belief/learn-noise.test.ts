import {expect, test} from 'vitest'
import {createRandom} from '../numeric/random'
import {disagreementWeights} from './answer-noise'
import {learnNoise, NOISE_PRIOR, noiseOf} from './learn-noise'

/** Conversations of eight answers whose number of failures is known: the clearest case. */
function learnt(rate: number, conversations: number): number {
  const random = createRandom(7)
  let counts = NOISE_PRIOR
  for (let i = 0; i < conversations; i++) {
    const failed = Array.from({length: 8}, () => random() < rate).filter(Boolean).length
    counts = learnNoise(counts, disagreementWeights(8, noiseOf(counts)).errorRates[failed]!, 8)
  }
  return counts.wrong / (counts.wrong + counts.right)
}

test.each([0, 0.05, 0.1, 0.3])('finds an error rate of %d from conversations', (rate) => {
  expect(Math.abs(learnt(rate, 2000) - rate)).toBeLessThan(0.01)
})

test('counts whole answers: what failed and what held add up to those heard', () => {
  const {wrong, right} = learnNoise(NOISE_PRIOR, 0.1, 6)
  expect(wrong + right).toBeCloseTo(NOISE_PRIOR.wrong + NOISE_PRIOR.right + 6, 12)
  expect(wrong).toBeGreaterThan(NOISE_PRIOR.wrong)
})

test('lets a single visitor differ however much is known of the others', () => {
  const [kind] = noiseOf({wrong: 500, right: 9500})
  expect(kind!.wrong + kind!.right).toBe(100)
})
