import {describe, expect, it} from 'vitest'
import {correctShares} from '../../advisor-core/archetypes/correct-shares'
import {mixMatrices} from '../../advisor-core/reporting/mix-classification'
import {readArtefacts} from './artefacts'
import {assumedAnswers, classificationFor} from './classification'

const artefacts = readArtefacts('models/artefacts')
const made = (traitQuestions: number) =>
  classificationFor(artefacts, {
    rules: {maxQuestions: 7, askFirst: [], traitQuestions},
  })

describe('classificationFor', {timeout: 120_000}, () => {
  it('gives a row of chances for each archetype, and the same ones again', () => {
    const {matrix, questions, visitors} = made(2)
    expect([questions, matrix.length]).toEqual([2, artefacts.archetypes.classes.length])
    for (const row of matrix) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
    expect(made(2)).toMatchObject({matrix, questions, visitors})
  })

  it('tells nobody apart where nothing is asked, and more when more is asked', () => {
    const shares = artefacts.archetypes.classes.map(({share}) => share)
    for (const row of made(0).matrix) row.map((p, i) => expect(p).toBeCloseTo(shares[i]!, 9))
    const right = (questions: number) => made(questions).matrix.reduce((sum, row, t) => sum + row[t]!, 0)
    expect(right(4)).toBeGreaterThan(right(1))
  })

  it('puts shares right where a third says nothing, which the matrix of the patient leaves wrong', () => {
    const {byAnswers} = made(2)
    const truth = artefacts.archetypes.classes.map((_, t) => (t === 0 ? 0.6 : 0.2))
    const answered = [0.35, 0.25, 0.3, 0, 0, 0, 0, 0, 0.1]
    const mixed = mixMatrices(byAnswers!, answered)
    const reported = truth.map((_, s) => truth.reduce((sum, share, t) => sum + share * mixed[t]![s]!, 0))
    const errorWith = (matrix: readonly (readonly number[])[]) => {
      const {shares} = correctShares({shares: reported, people: 1e6}, matrix.flat())
      return Math.max(...truth.map((share, t) => Math.abs(shares[t]! - share)))
    }
    const [patient, assumed] = [byAnswers![2]!, made(2).matrix].map(errorWith)
    console.log('SYNTHETIC: largest error', {patient, assumed, mixed: errorWith(mixed)})
    expect(patient).toBeGreaterThan(0.05)
    expect(errorWith(mixed)).toBeLessThan(1e-6)
    expect(assumed).toBeLessThan(patient!)
  })
})

describe('assumedAnswers', () => {
  it.each([0, 1, 2, 5, 10])('are shares, at %i questions', (questions) => {
    const answered = assumedAnswers(questions)
    expect(answered.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(Math.min(...answered)).toBeGreaterThanOrEqual(0)
  })
})
