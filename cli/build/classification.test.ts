import {expect, it} from 'vitest'
import {readArtefacts} from './artefacts'
import {classificationFor} from './classification'

const artefacts = readArtefacts('models/artefacts')
const made = (traitQuestions: number) =>
  classificationFor(artefacts, {
    rules: {maxQuestions: 7, askFirst: [], traitQuestions},
  })

it('gives a row of chances for each archetype, and the same ones again', () => {
  const {matrix, questions, visitors} = made(2)
  expect([questions, matrix.length]).toEqual([2, artefacts.archetypes.classes.length])
  for (const row of matrix) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
  expect(made(2)).toEqual({matrix, questions, visitors})
}, 60_000)

it('tells nobody apart where nothing is asked, and more when more is asked', () => {
  const shares = artefacts.archetypes.classes.map(({share}) => share)
  for (const row of made(0).matrix) row.map((p, i) => expect(p).toBeCloseTo(shares[i]!, 9))
  const right = (questions: number) => made(questions).matrix.reduce((sum, row, t) => sum + row[t]!, 0)
  expect(right(4)).toBeGreaterThan(right(1))
}, 60_000)
