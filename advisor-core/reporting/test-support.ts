import {createRandom} from '../numeric/random'
import {createConfiguration} from './create-configuration'
import type {Uniform} from './draw-subset'
import type {ReportConfiguration} from './types'

/** A configuration with an archetype of three classes, two live topics and one that is not. */
export function exampleConfiguration(odds = 7): ReportConfiguration {
  return createConfiguration({
    shop: '0123456789abcdef0123456789abcdef',
    simulated: false,
    odds,
    topics: [
      {source: {kind: 'archetype'}, cells: ['careful', 'curious', 'quick'], live: true},
      {source: {kind: 'question', question: 'budget'}, cells: ['low', 'middle', 'high'], live: true},
      {source: {kind: 'weekday'}, cells: ['working-day', 'weekend'], live: false},
      {source: {kind: 'hour'}, cells: Array.from({length: 24}, (_, hour) => `${hour}`), live: true},
    ],
    artefacts: {},
  })
}

/** Integers uniform in [0, bound) from a seed, for smoke tests and simulations. */
export function seededUniform(seed: number): Uniform {
  const random = createRandom(seed)
  return (bound) => Math.floor(random() * bound)
}

/** One way that a function of uniform choices can go. */
export interface Branch<T> {
  readonly result: T
  /** The chance is 1 / weight: the product of the bounds of all choices made. */
  readonly weight: bigint
}

/** Runs a function under every sequence of choices it can be given: its distribution, exactly. */
export function enumerate<T>(run: (uniform: Uniform) => T): Branch<T>[] {
  const branches: Branch<T>[] = []
  for (let tape: number[] | undefined = []; tape; ) {
    const bounds: number[] = []
    const given: number[] = tape
    const result = run((bound) => {
      bounds.push(bound)
      return given[bounds.length - 1] ?? 0
    })
    branches.push({result, weight: bounds.reduce((product, bound) => product * BigInt(bound), 1n)})
    const choices = bounds.map((_, i) => given[i] ?? 0)
    const last = choices.map((choice, i) => choice + 1 < bounds[i]!).lastIndexOf(true)
    tape = last < 0 ? undefined : [...choices.slice(0, last), choices[last]! + 1]
  }
  return branches
}

/**
 * The chances of each result as integers over one common denominator.
 *
 * @returns results by their text, and the denominator
 */
export function tally<T>(branches: readonly Branch<T>[]): {counts: Map<string, bigint>; total: bigint} {
  const total = branches.reduce((least, {weight}) => (least / gcd(least, weight)) * weight, 1n)
  const counts = new Map<string, bigint>()
  for (const {result, weight} of branches) {
    counts.set(String(result), (counts.get(String(result)) ?? 0n) + total / weight)
  }
  return {counts, total}
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b)
}
