import type {Popularity} from '../../advisor-core/advisor/types'
import type {Catalog} from '../../advisor-core/catalog/types'
import {productsWith} from '../../advisor-core/signals/signal-terms'
import {learnShares} from './learn-shares'
import type {ShareMap} from './shrink-shares'
import type {TopicWeeks} from './topic-weeks'
import type {Change} from './types'

/** Some values of an attribute that visitors name, or choose, under one name. */
export interface Group {
  /** The cell of the topic. */
  readonly cell: string
  readonly values: readonly string[]
}

export interface PopularityInput {
  readonly parameter: string
  readonly catalog: Catalog
  readonly attribute: string
  readonly groups: readonly Group[]
  readonly reports: TopicWeeks
  /** The chance that a cell is drawn at random. */
  readonly noise: number
  /** Share of the visits that named a group; the others are taken to be as the catalogue is. */
  readonly told: number
  /** b before any answer, shape [N]; changed in place where popularity is learnt, so that the next attribute starts there. */
  readonly prior: Float64Array
  /** What was learnt earlier and is in the prior. */
  readonly earlier: readonly Popularity[]
}

/** prior ∝ popularity^a: what some said is trusted a little less than fully for all. */
const EXPONENT = 0.8
/** All learnt popularity of one value, in nats. */
const MOST_LOG_RATIO = 1.5
/** Popularity alone decides for nobody: a group that had less than half of the belief does not get more. */
const MOST_MASS = 0.5

/** How popular the groups of products are, from answers that name them or from products chosen. */
export function learnPopularity(input: PopularityInput): {change: Change; popularity: readonly Popularity[]} {
  const {parameter, catalog, attribute, groups, reports, noise, told, prior, earlier} = input
  const members = groups.map(({values}) => productsWith(catalog, attribute, values))
  const masses = members.map((has) => prior.reduce((sum, b, i) => sum + b * has[i]!, 0))
  const before = groups.map(({values}) => earlierRatio(earlier, attribute, values))
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  const old = masses.map((mass) => mass / total)
  const map: ShareMap = old.map((_, i) => old.map((_, j) => (i === j ? 1 - noise : 0) + noise / old.length))
  const ratios = (found: readonly number[]): number[] =>
    found.map((share, g) => {
      const all = told * share + (1 - told) * old[g]!
      const ratio = EXPONENT * Math.log(Math.max(all, 1e-3) / Math.max(old[g]!, 1e-3))
      return Math.min(MOST_LOG_RATIO, Math.max(-MOST_LOG_RATIO, before[g]! + ratio)) - before[g]!
    })
  const capped = (found: readonly number[]): number[] => {
    const whole = ratios(found)
    for (let part = 1; part > 0; part -= 0.05) {
      const shares = applied(
        old,
        whole.map((ratio) => part * ratio),
      )
      if (shares.every((share, g) => share <= MOST_MASS || old[g]! > MOST_MASS))
        return whole.map((ratio) => part * ratio)
    }
    return whole.map(() => 0)
  }
  const change = learnShares({
    parameter,
    cells: groups.map(({cell}) => cell),
    old,
    map,
    weeks: reports.weeks,
    observe: reports.observe(groups.map(({cell}) => cell)),
    use: (found) => applied(old, capped(found)),
  })
  if (!change.accepted) return {change, popularity: []}
  const moves = change.new.map((share, g) => Math.log(share / change.old[g]!))
  moves.forEach((move, g) => {
    for (let i = 0; i < prior.length; i++) if (members[g]![i]) prior[i]! *= Math.exp(move)
  })
  const sum = prior.reduce((all, b) => all + b, 0)
  for (let i = 0; i < prior.length; i++) prior[i]! /= sum
  const popularity = groups.map(({values}, g) => ({
    attribute,
    values,
    logRatio: Number((before[g]! + moves[g]!).toFixed(3)),
  }))
  return {change, popularity}
}

function applied(old: readonly number[], ratios: readonly number[]): number[] {
  const weights = old.map((share, g) => share * Math.exp(ratios[g]!))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

function earlierRatio(earlier: readonly Popularity[], attribute: string, values: readonly string[]): number {
  return (
    earlier.find((one) => one.attribute === attribute && one.values.join('\n') === values.join('\n'))
      ?.logRatio ?? 0
  )
}
