import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {createRandom, normal} from '../../advisor-core/numeric/random'
import type {SurveyPerson} from '../../models/training/choice-folder'
import {readChoiceFolder} from '../../models/training/choice-folder'
import {type FoldResult, scoreFold} from './support/choice-fold'
import {scorePerson} from './support/choice-person'
import {type Predictor, reweighted} from './support/choice-predictors'

const TASKS = 8
const TESTS = [7, 8]

let folder: string

/** SIMULATED people who choose among two products and none of them, by colour, motor and price. */
function simulatedFolder(people: number, seed: number): string {
  const random = createRandom(seed)
  const lines = ['person,task,alt,chosen,none,colour,motor,price']
  for (let person = 1; person <= people; person++) {
    const [red, motor, price] = [1 + normal(random), 1 + normal(random), -1 + 0.5 * normal(random)]
    for (let task = 1; task <= TASKS; task++) {
      const items = [0, 1].map(() => ({
        colour: random() < 0.5 ? 'red' : 'blue',
        motor: random() < 0.5 ? 1 : 0,
        price: 1 + Math.floor(random() * 3),
      }))
      const gumbel = () => -Math.log(-Math.log(1 - random()))
      const u = [
        ...items.map((x) => (x.colour === 'red' ? red : 0) + motor * x.motor + price * x.price + gumbel()),
        -0.5 + gumbel(),
      ]
      const chosen = u.indexOf(Math.max(...u))
      items.forEach(({colour, motor, price}, i) => {
        lines.push([person, task, i + 1, i === chosen ? 1 : 0, 0, colour, motor, price].join())
      })
      lines.push([person, task, 3, chosen === 2 ? 1 : 0, 1, '', '', ''].join())
    }
  }
  return `${lines.join('\n')}\n`
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotse-choice-'))
  await writeFile(join(folder, 'tasks.csv.gz'), gzipSync(simulatedFolder(40, 3)))
  const meta = {
    attributes: [
      {name: 'colour', kind: 'categorical'},
      {name: 'motor', kind: 'binary'},
      {name: 'price', kind: 'numeric'},
    ],
    testTasks: TESTS,
  }
  await writeFile(join(folder, 'meta.json'), JSON.stringify(meta))
})

afterAll(() => rm(folder, {recursive: true}))

describe('reading a folder of choices', () => {
  it('gives prices a line and levels, values and flags their features, and none a constant without a slot', async () => {
    const survey = await readChoiceFolder(folder)
    const found = survey.features.map(({attribute, role}) => `${attribute} ${role}`)
    expect(found).toEqual([
      'price price',
      'price step',
      'price step',
      'price step',
      'motor flag',
      'colour level',
      'colour level',
    ])
    expect(survey.dim).toBe(8)
    const [{choice, isTest}] = survey.people[0]!.tasks as [SurveyPerson['tasks'][number]]
    expect(isTest).toBe(false)
    expect([...Array.from(choice.positions)]).toEqual([0, 1, -1])
    expect(Array.from(choice.features).slice(16)).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
    expect((await readChoiceFolder(folder, {levels: false})).dim).toBe(5)
  })

  it('says in one sentence what is wrong', async () => {
    await expect(readChoiceFolder(join(folder, 'nowhere'))).rejects.toThrow('Failed to read')
    const broken = await mkdtemp(join(tmpdir(), 'lotse-choice-'))
    await writeFile(join(broken, 'meta.json'), '{"attributes": [], "testTasks": []}')
    await writeFile(join(broken, 'tasks.csv.gz'), gzipSync('person,task\n1,1\n'))
    await expect(readChoiceFolder(broken)).rejects.toThrow('tasks.csv.gz: no column chosen')
    await rm(broken, {recursive: true})
  })
})

describe('one fold', () => {
  const run = () =>
    scoreFold({
      folder,
      fold: 2,
      people: null,
      orders: ['random', 'adaptive'],
      seed: 1,
      burnIn: 40,
      keep: 40,
      validate: false,
    })
  let result: FoldResult

  beforeAll(async () => {
    result = await run()
  }, 60_000)

  it('predicts the held-out people only, each after 0, 1, 2, 4 and 8 choices in either order', () => {
    expect(Object.keys(result.rows)).toEqual(
      expect.arrayContaining(['population', 'laplace', 'model', 'map', 'levelsOff', 'steps5']),
    )
    expect(result.rows.model).toHaveLength(8)
    const kinds = result.rows.model![0]!.map(({k, order}) => `${k} ${order}`)
    expect(kinds).toEqual(
      [0, 1, 2, 4, 8].map((k) => `${k} random`).concat([0, 1, 2, 4, 8].map((k) => `${k} adaptive`)),
    )
  })

  it('gives the same figures in both orders where all choices are seen, and where none is', () => {
    for (const scores of result.rows.model!) {
      const at = (k: number) => scores.filter((score) => score.k === k)
      for (const k of [0, 8]) {
        const [random, adaptive] = at(k)
        // A mean of five equal numbers may differ in its last bit.
        expect(random!.logLoss).toBeCloseTo(adaptive!.logLoss, 12)
        expect(random!.hit).toBeCloseTo(adaptive!.hit, 12)
      }
    }
  })

  it('has the population row learn nothing', () => {
    for (const scores of result.rows.population!) {
      expect(new Set(scores.map(({logLoss}) => logLoss.toFixed(9))).size).toBe(1)
    }
  })

  it('gives the same figures for the same seed', async () => {
    expect((await run()).rows).toEqual(result.rows)
  }, 60_000)
})

describe('an adaptive order', () => {
  it('never depends on the answer to a task that was not seen', async () => {
    const {people, dim} = await readChoiceFolder(folder)
    const covariance = Float64Array.from({length: dim * dim}, (_, at) => (at % (dim + 1) === 0 ? 1 : 0))
    const model = reweighted({mean: new Float64Array(dim), covariance, positions: []})
    const seenBy = (person: SurveyPerson) => {
      const seen: number[][] = []
      const spy: Predictor = {
        ...model,
        posterior: (choices) => {
          seen.push(choices.map((choice) => person.tasks.findIndex((task) => task.choice === choice)))
          return model.posterior(choices)
        },
      }
      scorePerson(person, spy, {ks: [0, 1, 2], orders: ['adaptive'], shuffles: 1, seed: 1, picker: spy})
      return seen
    }
    for (const person of people.slice(0, 6)) {
      const seen = seenBy(person)
      const last = new Set(seen.flat())
      const changed = person.tasks.map((task, t) =>
        last.has(t) ? task : {...task, choice: {...task.choice, chosen: (task.choice.chosen + 1) % 3}},
      )
      expect(seenBy({...person, tasks: changed})).toEqual(seen)
    }
  })
})
