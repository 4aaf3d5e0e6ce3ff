import {createDialogue, type Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import type {DialogueState} from '../../advisor-core/dialogue/state'
import type {DialogueEvent, Effect} from '../../advisor-core/dialogue/types'
import {createTasteFitter, type TasteFitter} from './fit-taste'
import type {FromEngine, ToEngine} from './messages'
import {readFiles} from './read-files'

/**
 * The engine as worker and main thread run it: takes messages, steps the dialogue, performs what the engine
 * asks for. An error ends it with `failed`; the taste model alone may fail without a trace.
 */
export function createHost(post: (message: FromEngine) => void): (message: ToEngine) => void {
  let dialogue: Dialogue | null = null
  let state: DialogueState | null = null
  let fitter: TasteFitter | null = null
  let fitting = ''

  const perform = (effect: Effect): void => {
    switch (effect.kind) {
      case 'show':
      case 'save':
        post(effect)
        return
      case 'fit-taste':
        if (fitting === effect.key) return
        fitting = effect.key
        void fitter?.fit(effect.problem).then((weights) => {
          if (weights) guarded(() => take({kind: 'taste-fitted', key: effect.key, weights}))
        })
    }
  }

  const take = (event: DialogueEvent) => {
    if (!dialogue || !state) throw new RangeError('no files')
    const step = dialogue.step(state, event)
    state = step.state
    for (const effect of step.effects) perform(effect)
    fitter?.preload()
  }

  const guarded = (run: () => void) => {
    try {
      run()
    } catch (error) {
      post({kind: 'failed', reason: error instanceof Error ? error.message : 'unknown'})
    }
  }

  return (message) =>
    guarded(() => {
      if (message.kind === 'event') return take(message.event)
      dialogue = createDialogue(readFiles(message.files))
      state = dialogue.initial
      fitter = message.files.tfjsUrl && message.files.taste ? createTasteFitter(message.files.tfjsUrl) : null
    })
}
