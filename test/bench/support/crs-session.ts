import {createRandom} from '../../../advisor-core/numeric/random'
import type {CrsAdvisor} from './crs-advisor'
import type {CrsData, Target} from './crs-data'

/** Agent actions a session has at most. */
export const ACTIONS = 14

export interface Outcome {
  /** 1-based action that succeeded, 15 on failure. */
  readonly turns: number
  readonly rank: number | null
  /** The product of the slate that would do; `null` on failure. */
  readonly taken: number | null
  readonly asks: number
  readonly msPerAction: readonly number[]
  /** (V_10, success) at each RECOMMEND action. */
  readonly shown: readonly {readonly claimed: number; readonly hit: boolean}[]
}

interface Session {
  readonly data: CrsData
  readonly target: Target
  /** The chance that an answer is flipped. */
  readonly flip: number
  /** Opens the conversation with one attribute; the time it takes counts for the first action. */
  readonly open: (opening: number) => CrsAdvisor
  /** Decides this session's opening and, with the value, each of its flips. */
  readonly seed: number
}

/**
 * One simulated visitor who accepts either of two items; `null` where these share no attribute to open with.
 * Whether an answer is flipped depends on the session and the value only, so that two advisors meet the same visitor.
 */
export function converse({data, target: [, a, b], flip, open, seed}: Session): Outcome | null {
  const accepted = new Set([...data.items[a]!, ...data.items[b]!])
  const shared = data.items[a]!.filter((v) => data.items[b]!.includes(v))
  const opening = shared[Math.floor(createRandom(seed)() * shared.length)]
  if (opening === undefined) return null
  const answer = (v: number): boolean => accepted.has(v) !== createRandom(seed + (v + 1) * 2 ** 32)() < flip
  let asks = 0
  const msPerAction: number[] = []
  const shown: {claimed: number; hit: boolean}[] = []
  let started = performance.now()
  const advisor = open(opening)
  for (let action = 0; action < ACTIONS; action++) {
    const move = advisor.next(ACTIONS - action)
    if (move.kind === 'ask') {
      asks++
      const heard = move.values.map((value) => ({value, yes: answer(value)}))
      msPerAction.push(performance.now() - started)
      started = performance.now()
      advisor.hear(heard)
      continue
    }
    msPerAction.push(performance.now() - started)
    const rank = move.products.findIndex((product) => product === a || product === b)
    shown.push({claimed: move.claimed, hit: rank >= 0})
    if (rank >= 0)
      return {turns: action + 1, rank: rank + 1, taken: move.products[rank]!, asks, msPerAction, shown}
    started = performance.now()
    advisor.reject(move.products)
  }
  return {turns: ACTIONS + 1, rank: null, taken: null, asks, msPerAction, shown}
}

/** hDCG of one session, as the benchmark's description defines it. */
export function hierarchicalGain({turns, rank}: Outcome): number {
  if (rank === null) return 0
  const t = turns - 1
  return 1 / Math.log2(t + 3) + (1 / Math.log2(t + 2) - 1 / Math.log2(t + 3)) / Math.log2(rank + 1)
}
