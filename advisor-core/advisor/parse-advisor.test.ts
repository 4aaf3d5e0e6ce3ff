import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {smallAdvisor} from '../../test/support/small-advisor'
import {AdvisorError} from './advisor-error'
import {compileAdvisor} from './compile-advisor'
import {parseAdvisor, parseCompiledAdvisor} from './parse-advisor'

type Json = null | boolean | number | string | Json[] | {[key: string]: Json}

/** The small advisor as JSON with one place set to something else; `undefined` removes it. */
function broken(path: readonly (string | number)[], value: Json | undefined): Json {
  const copy: Json = JSON.parse(JSON.stringify(smallAdvisor()))
  let parent: Json = copy
  for (const key of path.slice(0, -1)) parent = (parent as {[key: string]: Json})[key]!
  const last = path.at(-1)!
  if (value === undefined) delete (parent as {[key: string]: Json})[last]
  else (parent as {[key: string]: Json})[last] = value
  return copy
}

function errorOf(run: () => unknown): AdvisorError {
  try {
    run()
  } catch (error) {
    if (error instanceof AdvisorError) return error
    throw error
  }
  throw new Error('accepted')
}

const EXPERIMENT = {
  id: 'short',
  label: {de: 'Kürzer', en: 'Shorter'},
  arms: [
    {id: 'usual', label: {de: 'Wie bisher', en: 'As before'}, share: 3},
    {
      id: 'four',
      label: {de: 'Vier Fragen', en: 'Four questions'},
      rules: {maxQuestions: 4, askFirst: ['budget']},
    },
  ],
}

describe('parseAdvisor', () => {
  test('accepts a whole advisor and gives it back unchanged', () => {
    expect(parseAdvisor(JSON.parse(JSON.stringify(smallAdvisor())))).toEqual(smallAdvisor())
  })

  test.each([
    [
      'a missing text',
      ['questions', 0, 'text', 'de'],
      undefined,
      'questions[0].text.de: expected the German wording, found nothing',
    ],
    [
      'a missing field',
      ['questions', 0, 'why'],
      undefined,
      'questions[0].why: expected the field "why", found nothing',
    ],
    [
      'an empty text',
      ['questions', 0, 'text', 'de'],
      ' ',
      'questions[0].text.de: expected a text that is not empty, found " "',
    ],
    [
      'a misspelt field',
      ['questions', 0, 'txt'],
      1,
      'questions[0].txt: expected no field of this name, found one',
    ],
    [
      'an unknown kind',
      ['questions', 0, 'kind'],
      'slider',
      'questions[0].kind: expected "single", "yes-no", "a-or-b", "several", "range", "budget", "at-least", "must-have", "nice-to-have", "exclusion", "needs" or "order", found "slider"',
    ],
    [
      'an unknown attribute',
      ['questions', 1, 'attribute'],
      'colr',
      'questions[1].attribute: expected the id of an attribute in catalog.attributes, found "colr"',
    ],
    [
      'words for a number',
      ['questions', 0, 'options', 0, 'match'],
      {values: ['cheap']},
      'questions[0].options[0].match: expected min or max, as the question is of kind "budget", found values',
    ],
    [
      'numbers for words',
      ['questions', 1, 'options', 0, 'match'],
      {min: 1},
      'questions[1].options[0].match: expected values, as the question is of kind "several", found min',
    ],
    [
      'a budget without upper bound',
      ['questions', 0, 'options', 0, 'match'],
      {min: 1},
      'questions[0].options[0].match: expected max, as the question is of kind "budget", found min',
    ],
    [
      'bounds the wrong way round',
      ['questions', 2, 'options', 0, 'match'],
      {min: 3, max: 2},
      'questions[2].options[0].match.max: expected a number above min 3, found 2',
    ],
    [
      'a match that is neither',
      ['questions', 1, 'options', 0, 'match'],
      {value: 'red'},
      'questions[1].options[0].match: expected {"values": […]} for words or {"min": …, "max": …} for numbers, found an object',
    ],
    [
      'two options of one id',
      ['questions', 1, 'options', 1, 'id'],
      'red',
      'questions[1].options[1].id: expected an id of its own, found "red", as in questions[1].options[0]',
    ],
    [
      'a yes-no question with other options',
      ['questions', 3, 'options', 0, 'id'],
      'maybe',
      'questions[3].options: expected the two options "yes" and "no", found "maybe", "no"',
    ],
    [
      'a boolean matched by another word',
      ['questions', 3, 'options', 0, 'match', 'values'],
      ['ja'],
      'questions[3].options[0].match.values: expected "yes" or "no", as the attribute is boolean, found "ja"',
    ],
    [
      'an option named like a cell that every report topic has',
      ['questions', 1, 'options', 1, 'id'],
      'none',
      'questions[1].options[1].id: expected an id that reports do not use themselves, found "none"',
    ],
    [
      'a first question that is none',
      ['rules', 'askFirst'],
      ['size'],
      'rules.askFirst[0]: expected the id of a question, found "size"',
    ],
    [
      'a condition on an unknown attribute',
      ['questions', 1, 'when'],
      {attribute: 'kind', values: ['x']},
      'questions[1].when.attribute: expected the id of an attribute in catalog.attributes, found "kind"',
    ],
    [
      'a broken pattern',
      ['catalog', 'attributes', 1, 'extract'],
      '(a',
      'catalog.attributes[1].extract: expected a regular expression, found "(a"',
    ],
    [
      'a rule about a question that is none',
      ['rules', 'neverTogether'],
      [['budget', 'size']],
      'rules.neverTogether[0][1]: expected the id of a question, found "size"',
    ],
    [
      'a rule over one question',
      ['rules', 'neverTogether'],
      [['budget']],
      'rules.neverTogether[0]: expected at least two questions, found a list of 1',
    ],
    [
      'a limit on a question that is none',
      ['rules', 'atMost'],
      [{questions: ['size'], count: 1}],
      'rules.atMost[0].questions[0]: expected the id of a question, found "size"',
    ],
    [
      'a limit of none at all',
      ['rules', 'atMost'],
      [{questions: ['budget'], count: 0}],
      'rules.atMost[0].count: expected a number of at least 1, found 0',
    ],
    [
      'an option that asks for nothing',
      ['questions', 1, 'options', 0, 'match'],
      undefined,
      'questions[1].options[0].match: expected match or needs, found neither',
    ],
    [
      'an option with both ways to ask',
      ['questions', 1, 'options', 0, 'needs'],
      [{attribute: 'colour', match: {values: ['red']}}],
      'questions[1].options[0].needs: expected match or needs, not both, found both',
    ],
    [
      'a question without attribute whose options have no needs',
      ['questions', 1, 'attribute'],
      undefined,
      'questions[1].options[0].match: expected needs, as the question names no attribute, found a match of its own',
    ],
    [
      'a need about an unknown attribute',
      ['questions', 1, 'options', 0],
      {
        id: 'red',
        label: {de: 'Rot', en: 'Red'},
        needs: [{attribute: 'colr', match: {values: ['red']}}],
      },
      'questions[1].options[0].needs[0].attribute: expected the id of an attribute in catalog.attributes, found "colr"',
    ],
    [
      'a need without weight',
      ['questions', 1, 'options', 0],
      {
        id: 'red',
        label: {de: 'Rot', en: 'Red'},
        needs: [{attribute: 'colour', match: {values: ['red']}, weight: 0}],
      },
      'questions[1].options[0].needs[0].weight: expected a weight above 0, found 0',
    ],
    [
      'options beside those that the engine forms',
      ['questions', 1, 'auto'],
      {most: 4},
      'questions[1].options: expected no options, as "auto" lets the engine form them, found 2',
    ],
    [
      'options to be formed for a kind that has none',
      ['questions', 0],
      {
        id: 'budget',
        kind: 'budget',
        attribute: 'price',
        text: {de: 'Wie viel?', en: 'How much?'},
        why: {de: '…', en: '…'},
        auto: {},
      },
      'questions[0].auto: expected a question of kind "single", "several" or "range", found "budget"',
    ],
    [
      'words to be formed of numbers',
      ['questions', 1],
      {
        id: 'colour',
        kind: 'single',
        attribute: 'weight',
        text: {de: 'Wie schwer?', en: 'How heavy?'},
        why: {de: '…', en: '…'},
        auto: {most: 4},
      },
      'questions[1].auto: expected an attribute that is categorical, as the question is of kind "single", found "weight", which is numeric',
    ],
    [
      'an experiment with one arm',
      ['experiments'],
      {running: [{...EXPERIMENT, arms: [EXPERIMENT.arms[0]]}]},
      'experiments.running[0].arms: expected at least two arms, found a list of 1',
    ],
    [
      'an arm twice',
      ['experiments'],
      {running: [{...EXPERIMENT, arms: [EXPERIMENT.arms[0], EXPERIMENT.arms[0]]}]},
      'experiments.running[0].arms[1].id: expected an id of its own, found "usual", as in experiments.running[0].arms[0]',
    ],
    [
      'an experiment by the name of the permanent one',
      ['experiments'],
      {running: [{...EXPERIMENT, id: 'hold-out'}]},
      'experiments.running[0].id: expected an id other than hold-out, which is the permanent experiment’s, found "hold-out"',
    ],
    [
      'an arm that asks a question there is none of',
      ['experiments'],
      {
        running: [
          {...EXPERIMENT, arms: [EXPERIMENT.arms[0], {...EXPERIMENT.arms[1], rules: {askFirst: ['x']}}]},
        ],
      },
      'experiments.running[0].arms[1].rules.askFirst[0]: expected the id of a question, found "x"',
    ],
    [
      'most visits held out',
      ['experiments'],
      {holdOut: 60},
      'experiments.holdOut: expected a whole number from 1 to 50, found 60',
    ],
    [
      'an arm with prices of its own',
      ['experiments'],
      {running: [{...EXPERIMENT, arms: [EXPERIMENT.arms[0], {...EXPERIMENT.arms[1], rules: {price: 1}}]}]},
      'experiments.running[0].arms[1].rules.price: expected no field of this name, found one',
    ],
    ['other odds', ['report', 'odds'], 5, 'report.odds: expected 3, 7 or 20, found 5'],
    ['another version', ['version'], 2, 'version: expected 1, found 2'],
  ] as const)('names place, expectation and finding for %s', (_, path, value, message) => {
    const input = broken([...path], value as Json | undefined)
    expect(errorOf(() => parseAdvisor(input)).message).toBe(message)
  })

  test('takes options that the engine forms, at most six of them unless it says otherwise', () => {
    const {options: _options, ...colour} = smallAdvisor().questions[1]!
    const input = broken(['questions', 1], JSON.parse(JSON.stringify({...colour, auto: {}})))
    const [, question] = parseAdvisor(input).questions
    expect(question).toEqual({...colour, options: [], auto: {most: 6}})
    expect(parseCompiledAdvisor(JSON.parse(JSON.stringify(compileAdvisor(parseAdvisor(input)))))).toEqual(
      compileAdvisor(parseAdvisor(input)),
    )
  })

  test('takes versions to compare and a share that is held out', () => {
    const experiments = {holdOut: 10, running: [EXPERIMENT]}
    const advisor = parseAdvisor(broken(['experiments'], experiments))
    expect(advisor.experiments).toEqual(experiments)
    expect(compileAdvisor(advisor).experiments).toEqual(experiments)
  })

  test('knows what can be weighed of what visitors did in the shop', () => {
    const weight = {signal: 'sort', bin: 'price-up', attribute: 'price', values: [], logRatio: -0.5}
    const advisor = (change: {readonly [key: string]: Json}) => broken(['signals'], [{...weight, ...change}])
    expect(parseAdvisor(advisor({})).signals).toEqual([weight])
    expect(errorOf(() => parseAdvisor(advisor({bin: 'brand'}))).message).toBe(
      'signals[0].bin: expected price-up, price-down, otherwise, found "brand"',
    )
    expect(parseAdvisor(advisor({signal: 'filter', bin: 'brand'})).signals).toHaveLength(1)
    expect(() => parseAdvisor(advisor({signal: 'weather'}))).toThrow(AdvisorError)
  })

  test('wants a collector that a report can be sent to', () => {
    const withCollector = (collector: string) => broken(['report', 'collector'], collector)
    for (const address of ['/', 'reports', '../lotse', '//shop.example/x', 'https://shop.example:8443/a'])
      expect(parseAdvisor(withCollector(address)).report.collector).toBe(address)
    for (const address of [
      '',
      'our server',
      'javascript:alert(1)',
      'mailto:a@b.example',
      'https://',
      'https:/x',
      'https://shop.example/x?visitor=42',
      '/x#42',
    ])
      expect(errorOf(() => parseAdvisor(withCollector(address))).message).toBe(
        `report.collector: expected an address like "https://reports.shop.example/" or a path like "/", without a query, found ${JSON.stringify(address)}`,
      )
  })

  test('lets one attribute have a role, and only numbers be the price', () => {
    const advisor = smallAdvisor()
    const attributes = advisor.catalog.attributes.map((each) => ({...each, role: 'category' as const}))
    expect(
      errorOf(() => parseAdvisor({...advisor, catalog: {...advisor.catalog, attributes}})).issues[0],
    ).toEqual({
      path: 'catalog.attributes[1].role',
      expected: 'a role that no other attribute has, or null',
      received: '"category", as in catalog.attributes[0]',
    })
    const words = advisor.catalog.attributes.findIndex(({kind}) => kind === 'categorical')
    const priced = advisor.catalog.attributes.map((each, index) => ({
      ...each,
      role: index === words ? ('price' as const) : null,
    }))
    expect(
      errorOf(() => parseAdvisor({...advisor, catalog: {...advisor.catalog, attributes: priced}})).message,
    ).toBe(
      `catalog.attributes[${words}].kind: expected "numeric", as the role is "price", found "categorical"`,
    )
  })

  test('takes as many options as a report can tell apart, and no more', () => {
    const advisor = smallAdvisor()
    const several = advisor.questions.findIndex(({kind}) => kind === 'several')
    const [option] = advisor.questions[several]!.options
    const withOptions = (count: number) => ({
      ...advisor,
      questions: advisor.questions.map((question, index) =>
        index === several
          ? {...question, options: Array.from({length: count}, (_, i) => ({...option!, id: `o${i}`}))}
          : question,
      ),
    })
    expect(parseAdvisor(withOptions(62)).questions[several]?.options).toHaveLength(62)
    expect(errorOf(() => parseAdvisor(withOptions(63))).message).toBe(
      `questions[${several}].options: expected at most 62 options, found 63`,
    )
  })

  test('says of a list that it is no advisor, instead of naming the fields it lacks', () => {
    expect(errorOf(() => parseAdvisor([])).issues).toEqual([
      {path: 'file', expected: 'an object', received: 'a list of 0'},
    ])
  })

  test('lists all issues, not only the first', () => {
    const input = broken(['shop'], {id: 'x', name: '', currency: 'Euro'})
    expect(errorOf(() => parseAdvisor(input)).issues.map(({path}) => path)).toEqual([
      'shop.id',
      'shop.name',
      'shop.currency',
    ])
  })

  test('fails with nothing but an AdvisorError, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(errorOf(() => parseAdvisor(input))).toBeInstanceOf(AdvisorError)
      }),
    )
  })
})

describe('compileAdvisor', () => {
  test('leaves out where the catalogue comes from, and is accepted by its own parser', () => {
    const compiled = compileAdvisor(smallAdvisor())
    expect(compiled).not.toHaveProperty('catalog')
    expect(parseCompiledAdvisor(JSON.parse(JSON.stringify(compiled)))).toEqual(compiled)
  })

  test('takes what was learnt, and names what of it cannot be', () => {
    const compiled = compileAdvisor(smallAdvisor())
    const [first, ...others] = compiled.questions
    const withRates = (rates: readonly number[], learned: unknown) => ({
      ...compiled,
      questions: [{...first, rates}, ...others],
      learned,
    })
    const rates = first!.options.map(() => 0.25)
    const learned = {
      popularity: [{attribute: 'brand', values: ['Norvik'], logRatio: 0.4}],
      dropOff: 0.1,
      archetypes: {quick: 1},
    }
    expect(parseCompiledAdvisor(withRates(rates, learned))).toEqual(withRates(rates, learned))
    const messageOf = (input: unknown) => errorOf(() => parseCompiledAdvisor(input)).message
    expect(messageOf(withRates([...rates, 0.5], learned))).toMatch(
      /^questions\[0\]\.rates: expected as many rates as the question has options/,
    )
    expect(messageOf(withRates([2, ...rates.slice(1)], learned))).toBe(
      'questions[0].rates[0]: expected a share from 0 to 1, found 2',
    )
    expect(messageOf(withRates(rates, {...learned, dropOff: '0.1'}))).toBe(
      'learned.dropOff: expected a number, found "0.1"',
    )
    expect(messageOf(withRates(rates, {noise: {}}))).toBe(
      'learned.noise: expected no field of this name, found one',
    )
    expect(errorOf(() => parseAdvisor({...smallAdvisor(), learned})).issues.map(({path}) => path)).toEqual([
      'learned',
    ])
  })
})
