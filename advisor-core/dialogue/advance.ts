import {acceptsEntry} from './accepts-entry'
import type {AdvisorModel} from './model'
import {type DialogueState, reduce} from './state'
import type {DialogueEvent} from './types'

/** The state after an event; events that need the insight change nothing before it is there. */
export function advance(model: AdvisorModel, state: DialogueState, event: DialogueEvent): DialogueState {
  const usual = () =>
    reduce(state, event, {build: model.build, accepts: (entry) => acceptsEntry(model, entry)})
  return model.insight?.()?.reduceLate(model, state, event, usual) ?? usual()
}
