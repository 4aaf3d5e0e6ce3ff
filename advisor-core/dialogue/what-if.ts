import {pickSlate} from '../ranking/slate'
import type {SignalId} from '../signals/types'
import {advance} from './advance'
import {assess} from './assess'
import type {AdvisorModel} from './model'
import type {DialogueState} from './state'
import type {Answer, DialogueEvent, SlateItem, SlotRole} from './types'

/** Something the visitor could have said or let us know instead. */
export type Change =
  /** Another answer to a question, answered before or still open. */
  | {readonly kind: 'answer'; readonly question: string; readonly answer: Answer}
  /** An entry of the evidence list left out. */
  | {readonly kind: 'without'; readonly evidence: string}
  | {readonly kind: 'signal'; readonly signal: SignalId; readonly on: boolean}

/** What would be shown then, and how that differs from what is shown now. */
export interface WhatIf {
  readonly slate: readonly SlateItem[]
  /** Products that would come in, in their slots' order. */
  readonly comesIn: readonly number[]
  /** Products that would go out, in their slots' order now. */
  readonly goesOut: readonly number[]
  /** Products that would stay, but as something else. */
  readonly changesRole: readonly {
    readonly product: number
    readonly from: SlotRole
    readonly to: SlotRole
  }[]
}

/**
 * "Had you said X": the slate that a change would lead to, recomputed from the whole evidence list; the same to
 * the bit as what `step` shows after the change. What clicks said about taste stands as it was last fitted.
 *
 * @param now the slate of `state`, where it is known already
 * @returns `null` when the change speaks of what this build does not have, or of an entry that is not there
 */
export function whatIf(
  model: AdvisorModel,
  state: DialogueState,
  change: Change,
  now: readonly SlateItem[] = slateOf(model, state),
): WhatIf | null {
  const changed = advance(model, state, toEvent(change))
  if (changed.evidence === state.evidence && changed.signalsOff === state.signalsOff) return null
  const slate = slateOf(model, changed)
  const before = new Map(now.map(({product, role}) => [product, role]))
  const after = new Set(slate.map(({product}) => product))
  return {
    slate,
    comesIn: slate.map(({product}) => product).filter((product) => !before.has(product)),
    goesOut: now.map(({product}) => product).filter((product) => !after.has(product)),
    changesRole: slate.flatMap(({product, role: to}) => {
      const from = before.get(product)
      return from && from !== to ? [{product, from, to}] : []
    }),
  }
}

function slateOf(model: AdvisorModel, state: DialogueState): readonly SlateItem[] {
  return pickSlate(model, assess(model, state)).items
}

function toEvent(change: Change): DialogueEvent {
  switch (change.kind) {
    case 'answer':
      return change
    case 'without':
      return {kind: 'retract', evidence: change.evidence}
    case 'signal':
      return {kind: 'switch-signal', signal: change.signal, on: change.on}
  }
}
