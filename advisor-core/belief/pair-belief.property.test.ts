import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {disagreementWeights} from './answer-noise'
import {keepPairBelief, type PairBelief, type PairEvidence} from './pair-belief'
import {createPairPool} from './pair-pool'
import {type PairPrior, pairPriorWeights} from './pair-prior'

const NOISE = [
  {share: 0.4, wrong: 1, right: 40},
  {share: 0.6, wrong: 2, right: 9},
]
/** The density of Beta(wrong, right) is this times η^(wrong − 1) (1 − η)^(right − 1), for whole numbers. */
const DENSITY = [40, 90]
const PRIOR: PairPrior = {
  affinity: 2,
  breadth: 0.5,
  alone: 3,
  aloneBreadth: 0.25,
}
const VALUES = 6

/** Products that all have value 0, by which the visitor opened, and what happened since. */
const conversation = fc
  .array(
    fc.uniqueArray(fc.integer({min: 1, max: VALUES - 1}), {maxLength: 4}).map((row) => [0, ...row]),
    {minLength: 2, maxLength: 7},
  )
  .chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      atMost: fc.constantFrom(1 as const, 2 as const),
      answers: fc.array(fc.record({value: fc.integer({min: 1, max: VALUES - 1}), yes: fc.boolean()}), {
        maxLength: 6,
      }),
      rejected: fc.uniqueArray(fc.nat(rows.length - 1), {maxLength: rows.length - 2}),
    }),
  )

interface Conversation extends PairEvidence {
  readonly rows: readonly (readonly number[])[]
  readonly atMost: 1 | 2
}

function productValues(rows: Conversation['rows']) {
  const productOffsets = new Uint32Array(rows.length + 1)
  rows.forEach((row, i) => {
    productOffsets[i + 1] = productOffsets[i]! + row.length
  })
  return {productOffsets, valueCodes: Uint32Array.from(rows.flat())}
}

function believe({rows, atMost, answers, rejected}: Conversation): PairBelief {
  const pool = createPairPool(productValues(rows), rows.keys(), atMost)
  const keeper = keepPairBelief(pool, pairPriorWeights(pool, PRIOR), NOISE)
  for (const {value, yes} of answers) keeper.hear(value, yes)
  keeper.reject(rejected)
  return keeper.read()
}

/** The same in plain words: every set of products, its prior, and a numerical integral over how often people err. */
function oracle({rows, atMost, answers, rejected}: Conversation): Map<string, number> {
  const weight = new Map<string, number>()
  rows.forEach((mine, a) => {
    for (let b = 0; b <= a; b++) {
      if (a !== b && atMost === 1) continue
      const other = rows[b]!
      const shared = mine.filter((value) => other.includes(value)).length
      const pair = shared ** PRIOR.affinity / (mine.length * other.length) ** PRIOR.breadth
      const prior = a === b ? PRIOR.alone * mine.length ** -PRIOR.aloneBreadth : pair
      const wrong = answers.filter(
        ({value, yes}) => (mine.includes(value) || other.includes(value)) !== yes,
      ).length
      let likelihood = 0
      for (let step = 0; step < 400; step++) {
        const eta = (step + 0.5) / 400
        NOISE.forEach((kind, at) => {
          const density = DENSITY[at]! * eta ** (kind.wrong - 1) * (1 - eta) ** (kind.right - 1)
          likelihood += kind.share * density * eta ** wrong * (1 - eta) ** (answers.length - wrong)
        })
      }
      const out = rejected.includes(a) || rejected.includes(b)
      weight.set(`${a} ${b}`, out ? 0 : (prior / shared) * likelihood)
    }
  })
  const total = [...weight.values()].reduce((sum, w) => sum + w, 0)
  return new Map([...weight].map(([key, w]) => [key, w / total]))
}

function cellOf({pool}: PairBelief, a: number, b: number): number {
  return pool.rowStart[a]! + b
}

describe('belief over pairs', () => {
  test('equals the posterior over all sets written out one by one', () => {
    fc.assert(
      fc.property(conversation, (talk) => {
        const belief = believe(talk)
        for (const [key, p] of oracle(talk)) {
          const [a, b] = key.split(' ').map(Number)
          expect(belief.mass[cellOf(belief, a!, b!)]!).toBeCloseTo(p, 3)
        }
      }),
    )
  })

  test('sums to 1, and the marginals count each product once for every set it is in', () => {
    fc.assert(
      fc.property(conversation, (talk) => {
        const belief = believe(talk)
        expect(belief.mass.reduce((sum, m) => sum + m, 0)).toBeCloseTo(1, 5)
        talk.rows.forEach((_, x) => {
          let sum = 0
          talk.rows.forEach((_, a) => {
            for (let b = belief.pool.lowest[a]!; b <= a; b++)
              if (a === x || b === x) sum += belief.mass[cellOf(belief, a, b)]!
          })
          expect(belief.marginal[x]!).toBeCloseTo(sum, 5)
        })
      }),
    )
  })

  test('does not depend on the order of the answers, to the bit', () => {
    fc.assert(
      fc.property(conversation, (talk) => {
        const backwards = {...talk, answers: [...talk.answers].reverse()}
        expect(believe(backwards).mass).toEqual(believe(talk).mass)
      }),
    )
  })

  test('does not depend on how many answers are taken in at once, to the bit', () => {
    fc.assert(
      fc.property(conversation, ({rows, atMost, answers}) => {
        const pool = createPairPool(productValues(rows), rows.keys(), atMost)
        // Twice over: more than are counted in one pass.
        const heard = [...answers, ...answers]
        const [one, many] = [0, 1].map(() => keepPairBelief(pool, pairPriorWeights(pool, PRIOR), NOISE))
        for (const {value, yes} of heard) {
          one!.hear(value, yes)
          one!.read()
          many!.hear(value, yes)
        }
        expect(one!.read().mass).toEqual(many!.read().mass)
        expect(one!.read().mass).toEqual(many!.read().mass)
      }),
    )
  })

  test('never believes in a product that was turned down', () => {
    fc.assert(
      fc.property(conversation, (talk) => {
        const {marginal} = believe(talk)
        for (const product of talk.rejected) expect(marginal[product]).toBe(0)
      }),
    )
  })

  test('a yes never lowers the belief in a set that has the value, a no never raises it', () => {
    fc.assert(
      fc.property(conversation, fc.integer({min: 1, max: VALUES - 1}), fc.boolean(), (talk, value, yes) => {
        const before = believe(talk)
        const after = believe({...talk, answers: [...talk.answers, {value, yes}]})
        const has = (belief: PairBelief): number => {
          let sum = 0
          talk.rows.forEach((row, a) => {
            for (let b = belief.pool.lowest[a]!; b <= a; b++)
              if (row.includes(value) || talk.rows[b]!.includes(value))
                sum += belief.mass[cellOf(belief, a, b)]!
          })
          return sum
        }
        const change = has(after) - has(before)
        expect(yes ? change : -change).toBeGreaterThan(-1e-5)
      }),
    )
  })

  test('contradictions raise the chance that the next answer does not hold, agreement lowers it', () => {
    const rows = [
      [0, 1],
      [0, 1],
    ]
    const noiseAfter = (yes: boolean): number =>
      believe({rows, atMost: 2, answers: [{value: 1, yes}], rejected: []}).noise
    const mean = (0.4 * 1) / 41 + (0.6 * 2) / 11
    const twice = (0.4 * (1 * 2)) / (41 * 42) + (0.6 * (2 * 3)) / (11 * 12)
    expect(noiseAfter(false)).toBeCloseTo(twice / mean, 9)
    expect(noiseAfter(true)).toBeCloseTo((mean - twice) / (1 - mean), 9)
    expect(noiseAfter(false)).toBeGreaterThan(mean)
  })

  test('nothing is left, rather than an error, once everything was turned down', () => {
    const {mass, marginal} = believe({rows: [[0], [0]], atMost: 2, answers: [], rejected: [0, 1]})
    expect([...mass, ...marginal]).toEqual([0, 0, 0, 0, 0])
  })
})

describe('how far answers are to be trusted', () => {
  test('a second contradiction costs less than the first', () => {
    fc.assert(
      fc.property(fc.integer({min: 2, max: 60}), (answers) => {
        const [none, one, two] = disagreementWeights(answers, NOISE).weights
        expect(two! / one!).toBeGreaterThan(one! / none!)
      }),
    )
  })

  test('a visitor of a known kind errs as that kind does', () => {
    const {weights, errorRates} = disagreementWeights(2, [{share: 1, wrong: 1, right: 12}])
    expect(weights[1]! / weights[0]!).toBeCloseTo(1 / 13, 12)
    expect(weights[2]! / weights[1]!).toBeCloseTo(2 / 12, 12)
    expect([...errorRates]).toEqual([1, 2, 3].map((wrong) => expect.closeTo(wrong / 15, 12)))
  })

  test('a prior without errors or without truth is refused', () => {
    expect(() => disagreementWeights(3, [{share: 1, wrong: 0, right: 1}])).toThrow(
      'invalid answer noise: 1, 0, 1',
    )
  })
})
