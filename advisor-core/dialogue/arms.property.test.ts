import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import {both, TEST_READING} from '../../test/support/advisor-fixtures'
import {anyEventIn} from '../../test/support/odd-events'
import {anyOddShop} from '../../test/support/odd-shops'
import {isHeldOut} from '../experiments/apply-arms'
import {type Arms, drawArms} from '../experiments/draw-arms'
import type {Experiments} from '../experiments/types'
import {armTopics} from '../reporting/arm-topics'
import {armsOf} from './arms'
import {createDialogue, type Dialogue, type Step} from './create-dialogue'
import {toGlass} from './glass'
import {createInsight} from './insight'
import type {DialogueInput} from './model'
import {countAnswers} from './state'
import type {DialogueEvent, SavedDialogue, View} from './types'

vi.setConfig({testTimeout: 60_000})

const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}

const SHORT: Experiments['running'] = [
  {
    id: 'short',
    label: both('short'),
    arms: [
      {id: 'usual', label: both('usual')},
      {id: 'one', label: both('one'), rules: {maxQuestions: 1, traitQuestions: 0, comparisons: 0}},
    ],
  },
]

/** The conversation of a shop that compares versions. */
function open(shop: DialogueInput, experiments: Experiments | undefined, seed: number | null): Dialogue {
  const insight = createInsight(seed)
  const {experiments: _, ...advisor} = shop.advisor
  return createDialogue({
    ...shop,
    advisor: {...advisor, ...(experiments && {experiments})},
    insight: () => insight,
  })
}

function play(dialogue: Dialogue, events: readonly DialogueEvent[], from?: Step): Step {
  let step = from ?? dialogue.step(dialogue.initial, START)
  for (const event of events) step = dialogue.step(step.state, event)
  return step
}

const viewOf = ({effects}: Step): View | undefined =>
  effects.flatMap((effect) => (effect.kind === 'show' ? [effect.view] : []))[0]

const savedOf = ({effects}: Step): SavedDialogue | null | undefined =>
  effects.flatMap((effect) => (effect.kind === 'save' ? [effect.saved] : []))[0]

const anyVisit = anyOddShop.chain((shop) =>
  fc.record({
    shop: fc.constant(shop),
    seed: fc.nat(2 ** 32 - 1),
    events: fc.array(anyEventIn(shop), {maxLength: 10}),
  }),
)

/** A seed that draws such arms. */
function seedFor(wanted: (arms: Arms) => boolean, experiments: Experiments): number {
  let seed = 0
  while (!wanted(drawArms(experiments, seed))) seed++
  return seed
}

/** What a visitor sees, but for what reports are made of. */
const seen = (step: Step) => JSON.stringify({...viewOf(step), topics: null})

describe('a visit of a shop that compares versions', () => {
  test('is like any other where the drawn version is the advisor as it is', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, seed, events}) => {
        const usual: Experiments = {
          running: [{...SHORT[0]!, arms: [SHORT[0]!.arms[0]!, {id: 'same', label: both('same')}]}],
        }
        const compared = play(open(shop, usual, seed), events)
        const plain = play(open(shop, undefined, null), events)
        expect(seen(compared)).toBe(seen(plain))
      }),
      {numRuns: 60},
    )
  })

  test('draws its version with the first thing said, and keeps it through undo, starting over and reloading', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, seed, events}) => {
        const dialogue = open(shop, {holdOut: 50, running: SHORT}, seed)
        const begun = play(dialogue, [{kind: 'show-now'}])
        const arms = armsOf(dialogue.model, begun.state.evidence)
        expect(Object.keys(arms)).toContain('hold-out')
        const end = play(dialogue, events, begun)
        const last = play(dialogue, [{kind: 'show-now'}], end)
        expect(armsOf(dialogue.model, last.state.evidence)).toEqual(arms)
        const saved = savedOf(last)
        if (!saved) return
        // Another page load has another seed.
        const resumed = play(open(shop, {holdOut: 50, running: SHORT}, seed + 1), [
          {kind: 'resume', saved, signals: TEST_READING},
          {kind: 'restart'},
          {kind: 'show-now'},
        ])
        expect(armsOf(dialogue.model, resumed.state.evidence)).toEqual(arms)
      }),
      {numRuns: 60},
    )
  })

  test('keeps to the rules of its version', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, seed, events}) => {
        const dialogue = open(shop, {running: SHORT}, seed)
        let step = play(dialogue, [...events, {kind: 'restart'}])
        for (let asked = 0; asked < 12; asked++) {
          const question = viewOf(step)?.question
          if (question?.kind !== 'product') break
          step = play(
            dialogue,
            [{kind: 'answer', question: question.id, answer: {kind: 'no-preference'}}],
            step,
          )
        }
        if (armsOf(dialogue.model, step.state.evidence).short !== 'one') return
        expect(countAnswers(step.state.evidence)).toBeLessThanOrEqual(1)
        expect(viewOf(step)?.question ?? null).toBeNull()
      }),
      {numRuns: 60},
    )
  })

  test('that is held out infers nothing from circumstances and clicks', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events}) => {
        const withWeights = {
          ...shop,
          advisor: {
            ...shop.advisor,
            signals: shop.catalog.attributes.flatMap(({id}) => {
              const column = shop.catalog.columns[id]
              if (column?.kind !== 'categorical') return []
              return [
                {
                  signal: 'hour' as const,
                  bin: 'evening',
                  attribute: id,
                  values: [column.values[0]!],
                  logRatio: 1,
                },
              ]
            }),
          },
        }
        const experiments: Experiments = {holdOut: 50}
        const seed = seedFor((arms) => isHeldOut(arms), experiments)
        const dialogue = open(withWeights, experiments, seed)
        const {assessment} = play(dialogue, [...events, {kind: 'show-now'}])
        const isInferred = ({id}: {readonly id: string}) => id === 'taste' || id.startsWith('signal:')
        expect(assessment.terms.filter(isInferred)).toEqual([])
        expect(assessment.tasteFit).toBeNull()
        expect(assessment.rules.traitQuestions).toBe(0)
      }),
      {numRuns: 60},
    )
  })

  test('says in the glass panel which version it is, and in its topics what came of it', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, seed}) => {
        const dialogue = open(shop, {running: SHORT}, seed)
        const step = play(dialogue, [{kind: 'show-now'}])
        const {short} = armsOf(dialogue.model, step.state.evidence)
        const line = toGlass(dialogue.model, step.state, step.assessment).find(({kind}) => kind === 'arm')
        expect(line?.label.en).toBe(`short – ${short}`)
        expect(line?.effectBits).toBe(0)
        expect(viewOf(step)?.topics[`experiment:short:${short}`]).toEqual(['open'])
        const product = viewOf(step)!.slate[0]!.product
        const clicked = play(dialogue, [{kind: 'choose', action: 'details', product}], step)
        expect(viewOf(clicked)?.topics[`experiment:short:${short}`]).toEqual(['chosen'])
      }),
      {numRuns: 40},
    )
  })

  test('has no version before anything was said, and none that its shop does not compare', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, seed}) => {
        const dialogue = open(shop, {running: SHORT}, seed)
        const start = play(dialogue, [{kind: 'refresh'}])
        expect(armsOf(dialogue.model, start.state.evidence)).toEqual({})
        const plain = open(shop, undefined, seed)
        const none = play(plain, [{kind: 'show-now'}])
        expect(none.state.evidence.filter(({kind}) => kind === 'arm')).toEqual([])
        expect(armTopics(viewOf(none)!.topics)).toEqual([])
      }),
      {numRuns: 20},
    )
  })

  test('names the same arm to a report however far it came, and says something of it only once it has it', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, seed, events}) => {
        const dialogue = open(shop, {holdOut: 50, running: SHORT}, seed)
        const start = play(dialogue, [{kind: 'refresh'}])
        const before = viewOf(start)!.topics
        expect(armTopics(before)).toHaveLength(2)
        for (const topic of armTopics(before)) expect(before[topic]).toEqual([])
        const later = viewOf(play(dialogue, [...events, {kind: 'show-now'}], start))!.topics
        expect(armTopics(later).sort()).toEqual(armTopics(before).sort())
        // Held-out visits take part in nothing else.
        const isHeld = armTopics(later).includes('experiment:hold-out:held-out')
        expect(later[armTopics(later).find((topic) => topic.includes('short'))!]).toHaveLength(isHeld ? 0 : 1)
      }),
      {numRuns: 60},
    )
  })

  test('is forgotten when everything is, and nothing of it is kept', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, seed}) => {
        const dialogue = open(shop, {holdOut: 50, running: SHORT}, seed)
        const end = play(dialogue, [{kind: 'show-now'}, {kind: 'restart', forget: true}])
        expect(end.state.evidence.filter(({kind}) => kind === 'arm')).toEqual([])
        expect(savedOf(end)).toBeNull()
        // Starting over keeps the arm, but that alone is nothing to keep.
        expect(savedOf(play(dialogue, [{kind: 'show-now'}, {kind: 'restart'}]))).toBeNull()
      }),
      {numRuns: 20},
    )
  })

  test('draws anew where a kept conversation has arms that its shop does not, and goes on', () => {
    fc.assert(
      fc.property(anyVisit, fc.jsonValue(), ({shop, seed}, forged) => {
        const dialogue = open(shop, {running: SHORT}, seed)
        const question = viewOf(play(dialogue, []))?.question
        if (question?.kind !== 'product') return
        const answered = play(dialogue, [
          {kind: 'answer', question: question.id, answer: {kind: 'no-preference'}},
        ])
        const saved = savedOf(answered)
        if (!saved) return
        const entry = {kind: 'arm', id: 'arm:short', experiment: 'short', arm: forged}
        const evidence = saved.evidence.map((each) => (each.kind === 'arm' ? entry : each))
        const kept: SavedDialogue = JSON.parse(JSON.stringify({...saved, evidence}))
        const resumed = play(dialogue, [
          {kind: 'resume', saved: kept, signals: TEST_READING},
          {kind: 'show-now'},
        ])
        expect(['usual', 'one']).toContain(armsOf(dialogue.model, resumed.state.evidence).short)
        expect(toGlass(dialogue.model, resumed.state, resumed.assessment).length).toBeGreaterThan(0)
      }),
      {numRuns: 40},
    )
  })
})
