import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import type {SimulatedVisit} from './simulate-visit'

/** Why a product was never among the three. */
export type NotShownBecause =
  /** Every answer says the same of it as of others that come first, because they cost less or stand first. */
  | 'not-told-apart'
  /** Others suit every answer at least as well, some better. */
  | 'outdone'
  /** Most questions find no value in it. */
  | 'values-missing'
  /** No visitor wanted it most. */
  | 'nobody-wanted-it'
  /** Visitors wanted it most, but their answers led to others. */
  | 'others-won'

export interface NotShown {
  readonly product: number
  readonly because: NotShownBecause
  /** Products that stand in its way, at most three; empty where it is not about others. */
  readonly others: readonly number[]
  /** How many visitors would have chosen it with full knowledge. */
  readonly wantedBy: number
}

/** So many are looked at closely: each is compared with the whole catalogue. */
const MOST = 400

/** As many others suffice to fill all places. */
const PLACES = 3

/** Products never shown (twins of another one aside), and why; at most 400 of them, those most wanted first. */
export function explainNotShown(
  model: AdvisorModel,
  visits: readonly SimulatedVisit[],
  notShown: readonly number[],
): NotShown[] {
  const wanted = new Map<number, SimulatedVisit[]>()
  for (const visit of visits) wanted.set(visit.best, [...(wanted.get(visit.best) ?? []), visit])
  const wantedBy = (product: number): number => wanted.get(product)?.length ?? 0
  return [...notShown]
    .sort((a, b) => wantedBy(b) - wantedBy(a) || a - b)
    .slice(0, MOST)
    .map((product) => {
      const {alike, better} = findRivals(model, product)
      const rest = {product, wantedBy: wantedBy(product)}
      if (alike.length === PLACES) return {...rest, because: 'not-told-apart', others: alike}
      if (alike.length + better.length >= PLACES)
        return {...rest, because: 'outdone', others: [...better, ...alike].slice(0, PLACES)}
      if (isMostlyMissing(model, product)) return {...rest, because: 'values-missing', others: []}
      const visitsOfIt = wanted.get(product)
      if (!visitsOfIt) return {...rest, because: 'nobody-wanted-it', others: []}
      return {...rest, because: 'others-won', others: mostShown(visitsOfIt)}
    })
}

/** Products that every answer says the same of, and those it says better of, with no lower prior; three each. */
function findRivals(model: AdvisorModel, product: number): {alike: number[]; better: number[]} {
  const alike: number[] = []
  const better: number[] = []
  const {logPrior} = model
  for (let i = 0; i < logPrior.length && (alike.length < PLACES || better.length < PLACES); i++) {
    if (i === product || !(logPrior[i]! >= logPrior[product]!)) continue
    if (logPrior[i]! === logPrior[product]! && i > product) continue
    const comparison = compare(model, i, product)
    if (comparison === 'same' && alike.length < PLACES) alike.push(i)
    if (comparison === 'better' && better.length < PLACES) better.push(i)
  }
  return {alike, better}
}

/** Whether every answer to every question raises `i` at least as much as `product`. */
function compare(
  {questions, prerequisites}: AdvisorModel,
  i: number,
  product: number,
): 'same' | 'better' | 'neither' {
  let same = true
  for (const {question, cells, cellCount, likelihood, baseRate} of questions) {
    const needed = prerequisites.get(question.id)
    if (needed && needed[i]! !== needed[product]!) return 'neither'
    const mine = cells[i]!
    const its = cells[product]!
    if (mine === its) continue
    for (let o = 0; o < baseRate.length; o++) {
      const difference = likelihood[o * cellCount + mine]! - likelihood[o * cellCount + its]!
      if (difference < 0) return 'neither'
      if (difference > 0) same = false
    }
  }
  return same ? 'same' : 'better'
}

function isMostlyMissing({questions, prerequisites}: AdvisorModel, product: number): boolean {
  const about = questions.filter(({question}) => prerequisites.get(question.id)?.[product] !== 0)
  const missing = about.filter(({cells}) => cells[product] === 0)
  return missing.length > about.length / 2
}

/** What those who wanted it saw instead, most often first. */
function mostShown(visits: readonly SimulatedVisit[]): number[] {
  const counts = new Map<number, number>()
  for (const product of visits.flatMap(({shown}) => shown))
    counts.set(product, (counts.get(product) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, PLACES)
    .map(([product]) => product)
}
