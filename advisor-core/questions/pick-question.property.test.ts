import fc from 'fast-check'
import {expect, test} from 'vitest'
import {belief, ONE_OF_EACH} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import {type CompiledQuestion, compileQuestion} from '../belief/compile-question'
import {entropyBits} from '../belief/posterior'
import {cellMasses, informationGainBits} from './information-gain'
import {packCells} from './pack-cells'
import {packedMasses} from './packed-masses'
import {CHANGE_THRESHOLD, DEFAULT_DROP_OFF, pickQuestion, rankQuestions, SLATE_SIZE} from './pick-question'
import {slateOutlook, slateValue, topProducts} from './slate-value'

/** The published rule with every leading question looked at, as it reads. */
function pickOracle(b: Float64Array, questions: readonly CompiledQuestion[]): string {
  const value = slateValue(b, topProducts(b, SLATE_SIZE))
  const leading = questions
    .map((compiled) => {
      const mass = cellMasses(b, [compiled])[0]!
      const outlook = slateOutlook(compiled, b, mass, SLATE_SIZE)
      return {id: compiled.question.id, gainBits: informationGainBits(compiled, mass), ...outlook}
    })
    .sort((x, y) => y.gainBits - x.gainBits)
    .slice(0, 5)
  const changing = leading.filter(({changeProbability}) => changeProbability >= CHANGE_THRESHOLD)
  if (changing.length === 0) return 'settled'
  const worthwhile = changing.filter(({expectedValue}) => expectedValue * (1 - DEFAULT_DROP_OFF) > value)
  if (worthwhile.length === 0) return 'not-worth-it'
  const inSight = entropyBits(b) - worthwhile[0]!.gainBits <= Math.log2(2 * SLATE_SIZE)
  if (!inSight) return worthwhile[0]!.id
  return worthwhile.reduce((x, y) => (y.expectedValue > x.expectedValue + 1e-12 ? y : x)).id
}

/** Beliefs from nearly flat to nearly settled: the masses to some power. */
const anySituation = anyCatalog.chain((catalog) =>
  fc.record({
    catalog: fc.constant(catalog),
    belief: fc.tuple(belief(catalog.size), fc.constantFrom(0.2, 1, 4, 12)).map(([b, sharpness]) => {
      const masses = b.map((p) => (p * b.length) ** sharpness)
      const total = masses.reduce((sum, x) => sum + x, 0)
      return masses.map((x) => x / total)
    }),
  }),
)

test('looks at no more questions than it needs and still picks the one that the published rule names', () => {
  const outcomes = new Set<string>()
  fc.assert(
    fc.property(anySituation, ({catalog, belief: b}) => {
      const questions = ONE_OF_EACH.map((question) => compileQuestion(catalog, question))
      const pick = pickQuestion({belief: b, questions, remaining: 7})
      const found = pick.kind === 'ask' ? pick.compiled.question.id : pick.reason
      outcomes.add(found)
      expect(found).toBe(pickOracle(b, questions))
    }),
    {numRuns: 200},
  )
  expect(outcomes.size).toBeGreaterThan(3)
})

test('picks the same from packed masses that are known already', () => {
  fc.assert(
    fc.property(anySituation, ({catalog, belief: b}) => {
      const questions = ONE_OF_EACH.map((question) => compileQuestion(catalog, question))
      const packed = packedMasses(packCells(questions), b)
      const known = {masses: questions.map(({cells}) => packed.get(cells)!), bits: entropyBits(b)}
      const pick = pickQuestion({belief: b, questions, remaining: 7, ...known})
      const alone = pickQuestion({belief: b, questions, remaining: 7})
      expect(pick.kind === 'ask' ? pick.compiled : pick).toEqual(
        alone.kind === 'ask' ? alone.compiled : alone,
      )
    }),
    {numRuns: 60},
  )
})

test('questions that tell equally much stay in the order given, whatever the last bits of their masses', () => {
  fc.assert(
    fc.property(anySituation, ({catalog, belief: b}) => {
      const twice = ['first', 'second'].map((id) => compileQuestion(catalog, {...ONE_OF_EACH[5]!, id}))
      const mass = cellMasses(b, [twice[0]!])[0]!
      const shaken = mass.map((m) => m * (1 + 2 ** -52))
      const ranked = rankQuestions(twice, [mass, shaken])
      expect(ranked.map(({compiled}) => compiled.question.id)).toEqual(['first', 'second'])
    }),
    {numRuns: 40},
  )
})
