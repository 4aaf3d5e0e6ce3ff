import type {LocalText} from '../catalog/types'
import {applyArms, isHeldOut} from '../experiments/apply-arms'
import {type Arms, drawArms} from '../experiments/draw-arms'
import {listExperiments} from '../experiments/list-experiments'
import type {AdvisorModel, Heeded} from './model'
import type {DialogueState} from './state'
import type {DialogueEvent, Evidence} from './types'

/** What a visitor does after which the arms of an experiment can differ. */
const FIRST_ACTS = ['answer', 'text', 'trait', 'prefer', 'show-now', 'ask-more', 'restart'] as const

type ArmEntry = Extract<Evidence, {kind: 'arm'}>

/** What is compared, and which version this visit has. */
export function armLabel({advisor}: AdvisorModel, {experiment, arm}: ArmEntry): LocalText {
  const found = listExperiments(advisor.experiments).find(({id}) => id === experiment)
  const label = found?.arms.find(({id}) => id === arm)?.label
  if (!found || !label) return {de: arm, en: arm}
  return {de: `${found.label.de}: ${label.de}`, en: `${found.label.en}: ${label.en}`}
}

/** The visit's arms, by experiment. */
export const armsOf = (evidence: readonly Evidence[]): Arms =>
  Object.fromEntries(
    evidence
      .filter((entry): entry is ArmEntry => entry.kind === 'arm')
      .map(({experiment, arm}) => [experiment, arm]),
  )

/** The state after an event, with the visit's arms once the visitor did something after which they can differ. */
export function withArms(
  model: AdvisorModel,
  state: DialogueState,
  event: DialogueEvent,
  seed: number | null,
): DialogueState {
  const isFirst = FIRST_ACTS.some((kind) => kind === event.kind)
  return seed !== null && isFirst ? addArms(model, state, seed) : state
}

/**
 * Draws the visit's arms unless it has them. They stand in all that undo goes back to, too: nobody changes arms by
 * going back.
 *
 * @param seed  32 random bits
 */
export function addArms({advisor}: AdvisorModel, state: DialogueState, seed: number): DialogueState {
  const {experiments} = advisor
  if (!experiments || state.evidence.some(({kind}) => kind === 'arm')) return state
  const entries = Object.entries(drawArms(experiments, seed)).map(
    ([experiment, arm]): ArmEntry => ({kind: 'arm', id: `arm:${experiment}`, experiment, arm}),
  )
  const add = (list: readonly Evidence[]) => [...entries, ...list.filter(({kind}) => kind !== 'arm')]
  return {...state, evidence: add(state.evidence), past: state.past.map(add)}
}

/** The rules of the visit's arms, and the evidence that counts: where nothing is to be inferred, no circumstances. */
export function heed({advisor}: AdvisorModel, evidence: readonly Evidence[]): Heeded {
  const {rules, experiments} = advisor
  if (!experiments) return {evidence, rules}
  const arms = armsOf(evidence)
  return {
    evidence: isHeldOut(arms) ? evidence.filter(({kind}) => kind !== 'signal') : evidence,
    rules: applyArms(rules, experiments, arms),
  }
}

/** Where nothing is to be inferred, clicks say nothing about other products. */
export const infersTaste = (evidence: readonly Evidence[]): boolean => !isHeldOut(armsOf(evidence))
