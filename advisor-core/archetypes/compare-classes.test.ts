import {describe, expect, it} from 'vitest'
import {createRandom} from '../numeric/random'
import {type ClassParameters, classPosteriors, modalClasses} from './class-posteriors'
import {type CompareOptions, compareClasses, solutionAlerts} from './compare-classes'
import {compareWithCloud} from './compare-with-cloud'
import {fitLatentClasses} from './fit-latent-classes'
import type {LatentClassData} from './latent-class-patterns'
import {adjustedRand} from './partition-agreement'
import {simulateAnswers} from './simulate-answers'
import {drawFromCloud, fitSingleCloud} from './single-cloud'

const yes = (...p: number[]): Float64Array => Float64Array.from(p.flatMap((one) => [1 - one, one]))

/** Three classes no line can hold: each high on another pair of six indicators. */
const APART: ClassParameters = {
  shares: [0.4, 0.35, 0.25],
  probabilities: [
    yes(0.92, 0.08, 0.08),
    yes(0.92, 0.08, 0.08),
    yes(0.08, 0.92, 0.08),
    yes(0.08, 0.92, 0.08),
    yes(0.08, 0.08, 0.92),
    yes(0.08, 0.08, 0.92),
  ],
}

const options = (classes: readonly number[], more: Partial<CompareOptions> = {}): CompareOptions => ({
  classes,
  starts: 6,
  refits: 6,
  blrtSamples: 0,
  missing: 'at-random',
  random: createRandom(1),
  ...more,
})

describe('compareClasses', {timeout: 120_000}, () => {
  const {data, labels} = simulateAnswers(APART, 900, createRandom(7))

  it('prints for each number of classes what is needed to choose', () => {
    const [one, two, three] = compareClasses(data, options([1, 2, 3]))
    expect(one!.stability).toBeNull()
    expect(three!.fit.bic).toBeLessThan(two!.fit.bic)
    expect(three!.stability!.adjustedRand).toBeGreaterThan(0.9)
    expect(Math.min(...three!.stability!.jaccard)).toBeGreaterThan(0.85)
    expect(three!.alerts).toEqual([])
  })

  it('tells people apart as well as the model they were drawn from', () => {
    const fit = fitLatentClasses(data, {classes: 3, starts: 6, random: createRandom(2), missing: 'drop'})
    const ariOf = (model: ClassParameters): number =>
      adjustedRand(labels, modalClasses(classPosteriors(model, data), 3))
    expect(Math.abs(ariOf(APART) - ariOf(fit))).toBeLessThan(0.02)
  })

  it('rejects one class too few by the bootstrap test, and not the right number', () => {
    const small = {...data, rows: data.rows.slice(0, 200)}
    const [, , three, four] = compareClasses(
      small,
      options([1, 2, 3, 4], {refits: 0, starts: 3, blrtSamples: 19}),
    )
    expect(three!.blrtP).toBe(0.05)
    expect(four!.blrtP!).toBeGreaterThan(0.05)
  })

  it('raises an alert for a model that asks more than the table can say', () => {
    const tiny: LatentClassData = {
      categories: [2, 2],
      rows: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
    }
    const fit = fitLatentClasses(tiny, {classes: 2, starts: 2, random: createRandom(1), missing: 'drop'})
    expect(solutionAlerts(fit, 2)).toEqual(expect.arrayContaining(['negative-df', 'small-class']))
    expect(solutionAlerts({...fit, converged: false, shareOfStartsAtBest: 0.01}, 200)).toEqual(
      expect.arrayContaining(['not-converged', 'local-maxima']),
    )
  })

  it('leaves out people without weight', () => {
    const half = data.rows.map((_, n) => (n < 450 ? 1 : 0))
    const weighted = fitLatentClasses(data, {...options([1]), classes: 1, weights: half})
    const first = fitLatentClasses({...data, rows: data.rows.slice(0, 450)}, {...options([1]), classes: 1})
    expect(weighted.logLik).toBeCloseTo(first.logLik, 9)
    expect(weighted.n).toBe(450)
  })

  it('calls groups natural that stand apart, and never those cut out of one cloud', () => {
    const ordered = APART.probabilities.map(() => true)
    const cloudOptions = {starts: 6, refits: 6, clouds: 2, ordered, missing: 'at-random'} as const
    const apart = compareWithCloud(data, compareClasses(data, options([3])), {
      ...cloudOptions,
      random: createRandom(3),
    })
    expect(apart[0]!.grade).toBe('natural')
    const drawn = drawFromCloud(fitSingleCloud(data, ordered), data, createRandom(4))
    const cut = compareWithCloud(drawn, compareClasses(drawn, options([2, 3])), {
      ...cloudOptions,
      random: createRandom(5),
    })
    for (const {grade} of cut) expect(grade).not.toBe('natural')
  })
})
