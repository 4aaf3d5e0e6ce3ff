import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {parseAdvisor} from '../../advisor-core/advisor'
import {createConfiguration} from '../../advisor-core/reporting'
import type {TopicInput} from '../../advisor-core/reporting/make-topic'
import {
  AGREEMENT,
  behaviourCells,
  EXPERIMENT_OUTCOMES,
  pairs,
  SIGNAL_CELLS,
  TRAIT_BINS,
  transitionCells,
} from '../../advisor-core/reporting/topic-cells'
import {parseLabels} from '../../collector'
import {readArtefacts} from '../build/artefacts'
import {reportLabels} from './report-labels'

const advisor = {
  ...parseAdvisor(JSON.parse(readFileSync('demo-site/advisor.json', 'utf8'))),
  experiments: {holdOut: 10},
}
const artefacts = readArtefacts('models/artefacts')
const classes = artefacts.archetypes.classes.map(({id}) => id)
const category = advisor.catalog.attributes.find(({role}) => role === 'category')
const groups = Object.keys(category?.valueLabels ?? {})
const [first, ...others] = advisor.questions.filter(({options}) => options.length > 0)
const question = first?.id ?? ''
const asked = [question, ...others.slice(0, 7).map(({id}) => id)]

const TOPICS: Omit<TopicInput, 'live'>[] = [
  {source: {kind: 'archetype'}, cells: classes},
  {
    source: {kind: 'question', question},
    cells: [...(first?.options.map(({id}) => id) ?? []), 'no-preference'],
  },
  {source: {kind: 'agreement', question}, cells: AGREEMENT},
  {source: {kind: 'trait', trait: 'deliberation'}, cells: TRAIT_BINS},
  {source: {kind: 'hour'}, cells: SIGNAL_CELLS.hour},
  {source: {kind: 'weekday'}, cells: SIGNAL_CELLS.weekday},
  {source: {kind: 'device'}, cells: SIGNAL_CELLS.device},
  {source: {kind: 'joint', signal: 'weekday'}, cells: pairs(SIGNAL_CELLS.weekday, classes)},
  {source: {kind: 'signal-group', signal: 'device'}, cells: pairs(SIGNAL_CELLS.device, groups.slice(0, 9))},
  {source: {kind: 'behaviour', signal: 'sort'}, cells: behaviourCells('sort')},
  {source: {kind: 'behaviour', signal: 'filter'}, cells: behaviourCells('filter')},
  {source: {kind: 'behaviour', signal: 'search'}, cells: behaviourCells('search')},
  {source: {kind: 'last-question'}, cells: asked},
  {source: {kind: 'transition'}, cells: transitionCells(asked)},
  {source: {kind: 'chosen-group'}, cells: groups.slice(0, 60)},
  {source: {kind: 'kpi', kpi: 'helped'}, cells: ['1', '2', '3', '4', '5']},
  ...(['advice', 'held-out'] as const).map((arm, i) => ({
    source: {kind: 'experiment' as const, experiment: 'hold-out', arm, share: [90, 10][i]!},
    cells: EXPERIMENT_OUTCOMES,
  })),
]

const configuration = createConfiguration({
  shop: advisor.shop.id,
  simulated: false,
  odds: 7,
  topics: TOPICS.filter(({cells}) => cells.length > 0).map((topic) => ({...topic, live: true})),
  artefacts: {},
})
const labels = reportLabels(advisor, artefacts, configuration)

it('names every live topic and every cell in both languages, and the collector takes the names', () => {
  expect(parseLabels(labels)).toEqual(labels)
  for (const {id, cells} of configuration.topics) {
    const {label, cells: names = {}} = labels.topics[id] ?? {}
    expect(label?.de, id).toMatch(/\p{L}/u)
    for (const cell of cells.slice(1)) {
      for (const words of [names[cell]?.de, names[cell]?.en]) {
        expect(words, `${id} ${cell}`).toMatch(/^[^×_(]+/)
        expect(words, `${id} ${cell}`).not.toMatch(/[×_]|\((start|results|other)\)/)
      }
    }
  }
})

it('says both halves of a cell that joins two, and the first one alone for the columns of a table', () => {
  const joint = labels.topics['joint:weekday']
  const name = artefacts.archetypes.classes[0]?.name.de
  expect(joint?.label.de).toBe('Wer Rat sucht nach Wochentag')
  expect(joint?.cells.monday?.de).toBe('Montag')
  expect(joint?.cells[`monday×${classes[0]}`]?.de).toBe(`Montag, ${name}`)
  expect(labels.topics.transition?.cells[`(start)×${question}`]?.en).toMatch(/^Start → /)
})

it('says what was done in the shop, and how the product that was chosen stands in price', () => {
  const sort = labels.topics['behaviour:sort']
  expect(sort?.label.en).toBe(
    'Dearer or cheaper than another suggestion that was not chosen? (by sorting in the shop)',
  )
  expect(sort?.cells['price-up×cheaper']?.de).toBe('günstige zuerst, günstiger')
  expect(labels.topics['behaviour:filter']?.cells['brand×dearer']?.en).toBe('brand, dearer')
})

it('names the bins of a trait by the end that they are near', () => {
  expect(labels.topics['trait:deliberation']?.cells).toMatchObject({
    lowest: {en: 'clearly: likes to decide on the spot'},
    middle: {en: 'neither'},
    high: {de: 'eher: überlegt gern in Ruhe'},
  })
})

it('leaves out what is not counted', () => {
  const quiet = {
    ...configuration,
    topics: configuration.topics.map((topic) => ({...topic, live: topic.id === 'archetype'})),
  }
  const {experiments: _, ...plain} = advisor
  expect(Object.keys(reportLabels(plain, artefacts, quiet).topics)).toEqual(['archetype'])
})

it('names an experiment and its versions, apart and together', () => {
  const {label, arms} = labels.topics['experiment:hold-out']!
  expect(label.en).toBe('What do inferences add to the answers?')
  expect(arms?.['held-out']?.en).toBe('Answers alone')
  expect(labels.topics['experiment:hold-out:held-out']?.label.en).toBe(
    'What do inferences add to the answers? – Answers alone',
  )
})
