import {type FittedGroup, fitGroups, type GroupFit, type GroupStart} from './fit-groups'
import {observedSample} from './persona-sample'
import type {PersonaVariable} from './persona-variables'
import {CLASS_SPREAD} from './profile-score'

/** Models of the people who have all the persona's values: one cloud, and one with a group in it. */
export interface Confirmation {
  readonly people: number
  readonly bicCloud: number
  /** A group at the persona's profile. */
  readonly bicFixed: number
  /** A group that starts there and may move. */
  readonly bicFree: number
  readonly fixedShare: number
  /** Of the free group. */
  readonly freeShare: number
  /** Where the free group ended, by variable, in normal scores. */
  readonly freeMean: readonly number[]
  /** Whether that is inside the persona's region, in every condition. */
  readonly isInside: boolean
  /**
   * 2 Δ log-likelihood against the same group held at the nearest edge of the region, the smallest over the
   * conditions: how surely the group is inside. 0 when it is not.
   */
  readonly inside: number
  /** shape [people of the table]; P(in the free group), 0 for those without all values */
  readonly responsibilities: Float64Array
}

const START_SHARE = 0.1

/** The confirmatory mixture: is there a group where the persona says, and does it stay there when it may move? */
export function confirmPersona(
  variables: readonly PersonaVariable[],
  weights?: ArrayLike<number>,
): Confirmation {
  const width = variables.length
  const {scores} = observedSample(variables)
  const all = scores[0] ?? new Float64Array(0)
  const complete = Array.from(all.keys()).filter((n) => scores.every((column) => !Number.isNaN(column[n]!)))
  const points = Float64Array.from({length: complete.length * width}, (_, i) => {
    return scores[i % width]![complete[Math.floor(i / width)]!]!
  })
  const own = weights && Float64Array.from(complete, (n) => weights[n]!)
  const fitTo: Fit = (groups) => fitGroups(points, width, {groups, ...(own ? {weights: own} : {})})
  const targets = variables.map(({target}) => target)
  const fixed = fitTo([{...startAt(targets), held: targets.map(() => true)}])
  const free = fitTo([startAt(targets)])
  const [group] = free.groups
  const size = own ? own.reduce((sum, weight) => sum + weight, 0) : complete.length
  const cloudParameters = width + (width * (width + 1)) / 2
  const bic = ({logLik}: GroupFit, npar: number): number => -2 * logLik + npar * Math.log(size)
  const responsibilities = new Float64Array(all.length)
  complete.forEach((n, i) => {
    responsibilities[n] = group!.responsibilities[i]!
  })
  return {
    people: complete.length,
    bicCloud: bic(fitTo([]), cloudParameters),
    bicFixed: bic(fixed, cloudParameters + 2),
    bicFree: bic(free, cloudParameters + 2 + width),
    fixedShare: fixed.groups[0]!.share,
    freeShare: group!.share,
    freeMean: Array.from(group!.mean),
    isInside: isInside(variables, group!),
    inside: howSurelyInside(variables, free, fitTo),
    responsibilities,
  }
}

type Fit = (groups: readonly GroupStart[]) => GroupFit

function startAt(mean: ArrayLike<number>): GroupStart {
  return {mean, sd: CLASS_SPREAD, share: START_SHARE, held: Array.from(mean, () => false)}
}

function howSurelyInside(variables: readonly PersonaVariable[], found: GroupFit, fitTo: Fit): number {
  const [group] = found.groups
  if (!group || !isInside(variables, group)) return 0
  const losses = variables.map(({interval: [from, to]}, v) => {
    const mean = Array.from(group.mean)
    mean[v] = mean[v]! - from < to - mean[v]! ? from : to
    const edge = fitTo([{...group, mean, held: mean.map((_, d) => d === v)}])
    return 2 * (found.logLik - edge.logLik)
  })
  return Math.max(0, Math.min(...losses))
}

function isInside(variables: readonly PersonaVariable[], {mean}: FittedGroup): boolean {
  return variables.every(({interval: [from, to]}, v) => mean[v]! >= from && mean[v]! < to)
}
