import type {LocalText} from '../catalog/types'
import {applyArms, isHeldOut} from '../experiments/apply-arms'
import {type Arms, drawArms} from '../experiments/draw-arms'
import {listExperiments} from '../experiments/list-experiments'
import {HOLD_OUT} from '../experiments/types'
import {EXPERIMENT_OUTCOMES} from '../reporting/topic-cells'
import type {AdvisorModel, Heeded} from './model'
import type {DialogueState} from './state'
import type {DialogueEvent, Evidence} from './types'

/** What a visitor does after which the arms of an experiment can differ. */
const FIRST_ACTS = ['answer', 'text', 'trait', 'prefer', 'show-now', 'ask-more'] as const

type ArmEntry = Extract<Evidence, {kind: 'arm'}>

/** The arms of a list that this build has: kept entries come from where the page can write. */
function knownArms({advisor}: AdvisorModel, evidence: readonly Evidence[]): ArmEntry[] {
  const experiments = listExperiments(advisor.experiments)
  return evidence
    .filter((entry): entry is ArmEntry => entry.kind === 'arm')
    .filter(({experiment, arm}) =>
      experiments.some(({id, arms}) => id === experiment && arms.some((each) => each.id === arm)),
    )
}

/** The visit's arms, by experiment. */
export const armsOf = (model: AdvisorModel, evidence: readonly Evidence[]): Arms =>
  Object.fromEntries(knownArms(model, evidence).map(({experiment, arm}) => [experiment, arm]))

/** What is compared, and which version this visit has; `null` where it takes no part, being held out. */
export function armLabel(
  model: AdvisorModel,
  evidence: readonly Evidence[],
  experiment: string,
): LocalText | null {
  const arms = armsOf(model, evidence)
  if (isHeldOut(arms) && experiment !== HOLD_OUT.id) return null
  const found = listExperiments(model.advisor.experiments).find(({id}) => id === experiment)
  const label = found?.arms.find(({id}) => id === arms[experiment])?.label
  return found && label
    ? {de: `${found.label.de} – ${label.de}`, en: `${found.label.en} – ${label.en}`}
    : null
}

/**
 * The state after an event, with the visit's arms once the visitor did something after which they can differ. Starting
 * over keeps them, unless everything is to be forgotten.
 */
export function withArms(
  model: AdvisorModel,
  {before, after}: {readonly before: DialogueState; readonly after: DialogueState},
  event: DialogueEvent,
  seed: number | null,
): DialogueState {
  if (event.kind === 'restart')
    return event.forget
      ? after
      : {...after, evidence: [...knownArms(model, before.evidence), ...after.evidence]}
  const isFirst = FIRST_ACTS.some((kind) => kind === event.kind)
  return seed !== null && isFirst ? addArms(model, after, seed) : after
}

/**
 * Draws the visit's arms unless it has them. They stand in all that undo goes back to, too: nobody changes arms by
 * going back.
 *
 * @param seed  32 random bits
 */
export function addArms(model: AdvisorModel, state: DialogueState, seed: number): DialogueState {
  const {experiments} = model.advisor
  if (!experiments || knownArms(model, state.evidence).length > 0) return state
  const entries = Object.entries(drawArms(experiments, seed)).map(
    ([experiment, arm]): ArmEntry => ({kind: 'arm', id: `arm:${experiment}`, experiment, arm}),
  )
  const add = (list: readonly Evidence[]) => [...entries, ...list.filter(({kind}) => kind !== 'arm')]
  return {...state, evidence: add(state.evidence), past: state.past.map(add)}
}

/**
 * What the visit says to the topics of its arms: whether a product was chosen. A visit that has none yet, or takes no
 * part, says nothing to those that it would have had: which arm a report names never tells how far a visit came.
 *
 * @param seed  as the arms are drawn from; `null` where those of the list are all there are
 */
export function armValues(
  model: AdvisorModel,
  {evidence, isChosen}: {readonly evidence: readonly Evidence[]; readonly isChosen: boolean},
  seed: number | null,
): [topic: string, values: readonly string[]][] {
  const {experiments} = model.advisor
  const own = armsOf(model, evidence)
  const [chosen, open] = EXPERIMENT_OUTCOMES
  const drawn = experiments && seed !== null ? drawArms(experiments, seed) : {}
  return Object.entries({...drawn, ...own}).map(([experiment, arm]) => {
    const takesPart = own[experiment] !== undefined && (!isHeldOut(own) || experiment === HOLD_OUT.id)
    return [`experiment:${experiment}:${arm}`, takesPart ? [isChosen ? chosen : open] : []]
  })
}

/**
 * The rules of the visit's arms, and the evidence that counts: where nothing is to be inferred, neither circumstances
 * nor statements.
 */
export function heed(model: AdvisorModel, evidence: readonly Evidence[]): Heeded {
  const {rules, experiments} = model.advisor
  if (!experiments) return {evidence, rules}
  const arms = armsOf(model, evidence)
  return {
    evidence: isHeldOut(arms) ? evidence.filter(({kind}) => !/^(signal|trait)$/.test(kind)) : evidence,
    rules: applyArms(rules, experiments, arms),
  }
}

/** Where nothing is to be inferred, clicks say nothing about other products. */
export const infersTaste = (model: AdvisorModel, evidence: readonly Evidence[]): boolean =>
  !isHeldOut(armsOf(model, evidence))
