import {readChoiceFolder, type Survey, type SurveyPerson} from '../../../models/training/choice-folder'
import {fitNormal} from '../../../models/training/fit-normal'
import {type ChoiceOrder, type PersonScore, scorePerson} from './choice-person'
import {
  laplaceOnly,
  modeOnly,
  type Predictor,
  populationOnly,
  reweighted,
  withSteps,
} from './choice-predictors'
import {fitLaplaceEm} from './laplace-em'

export const FOLDS = 5

/** One fold to do; plain data, so that a worker can be told. */
export interface FoldOrder {
  readonly folder: string
  readonly fold: number
  /** Held-out people to predict; `null` for all. */
  readonly people: readonly number[] | null
  readonly orders: readonly ChoiceOrder[]
  readonly seed: number
  readonly burnIn: number
  readonly keep: number
  /** Predict the last three of the choices that are not for testing, instead of those that are. */
  readonly validate: boolean
}

export interface FoldResult {
  /** By row, the scores of each person in the same order. */
  readonly rows: Readonly<Record<string, readonly (readonly PersonScore[])[]>>
  readonly fitSeconds: number
  readonly positions: readonly number[]
}

const KS = [0, 1, 2, 4, 8]
const SHUFFLES = 5
/** The shipped optimiser, stopped after so many steps; of two orders it is run on the adaptive one only. */
const STEPS = [1, 5, 20, 80]

/** Fits every prior on the other folds and predicts the people of this one. */
export async function scoreFold(order: FoldOrder): Promise<FoldResult> {
  const survey = order.validate
    ? forValidation(await readChoiceFolder(order.folder))
    : await readChoiceFolder(order.folder)
  const plain = await readChoiceFolder(order.folder, {levels: false})
  const {seed, burnIn, keep, fold} = order
  const startedMs = performance.now()
  const fitted = await fitNormal(trainingPeople(survey, fold), {seed: seed + fold, burnIn, keep})
  const fitSeconds = (performance.now() - startedMs) / 1000
  const hasLevels = plain.dim < survey.dim
  const linear = hasLevels
    ? await fitNormal(trainingPeople(plain, fold), {seed: seed + fold, burnIn, keep})
    : fitted
  const laplace = {...fitLaplaceEm(trainingPeople(survey, fold)), positions: []}
  const model = reweighted(fitted)
  const baseline = laplaceOnly(laplace)
  const levelsOff = reweighted(linear)
  const people = heldOut(survey, order)
  const score = (
    predictor: Predictor,
    own: readonly SurveyPerson[],
    {picker = predictor, orders = order.orders}: {picker?: Predictor; orders?: readonly ChoiceOrder[]} = {},
  ) => own.map((person) => scorePerson(person, predictor, {ks: KS, orders, shuffles: SHUFFLES, seed, picker}))
  return {
    fitSeconds,
    positions: [...fitted.positions],
    rows: {
      population: score(populationOnly(fitted), people, {picker: model}),
      laplace: score(baseline, people),
      model: score(model, people),
      map: score(modeOnly(fitted), people, {picker: model}),
      notReweighted: score(laplaceOnly(fitted), people, {picker: model}),
      positionsOff: score(reweighted({...fitted, positions: []}), people, {picker: model}),
      ...(hasLevels
        ? {levelsOff: score(levelsOff, heldOut(order.validate ? forValidation(plain) : plain, order))}
        : {}),
      ...Object.fromEntries(
        STEPS.map((steps) => [
          `steps${steps}`,
          score(withSteps(fitted, steps), people, {picker: model, orders: order.orders.slice(-1)}),
        ]),
      ),
    },
  }
}

function trainingPeople({people, dim}: Survey, fold: number) {
  return people
    .filter(({id}) => id % FOLDS !== fold)
    .map(({tasks}) => ({dim, choices: tasks.map(({choice}) => choice)}))
}

function heldOut({people}: Survey, {fold, people: wanted}: FoldOrder): SurveyPerson[] {
  return people.filter(
    ({id, tasks}) =>
      id % FOLDS === fold && (wanted === null || wanted.includes(id)) && tasks.some(({isTest}) => isTest),
  )
}

function forValidation(survey: Survey): Survey {
  return {
    ...survey,
    people: survey.people.map(({id, tasks}) => {
      const others = tasks.filter(({isTest}) => !isTest)
      return {id, tasks: others.map(({choice}, t) => ({choice, isTest: t >= others.length - 3}))}
    }),
  }
}
