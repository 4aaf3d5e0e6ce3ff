import {createDialogue, type Dialogue, type Step} from '../../advisor-core/dialogue/create-dialogue'
import type {DialogueEvent, Effect, View} from '../../advisor-core/dialogue/types'
import type {ShownChoice} from '../../advisor-core/taste/types'
import {createTasteFitter, type TasteFitter} from './fit-taste'
import {createInsightLoader, type Insight} from './load-insight'
import type {FromEngine, ToEngine} from './messages'
import {readFiles} from './read-files'

/**
 * The engine as worker and main thread run it: takes messages, steps the dialogue, performs what the engine
 * asks for. An error ends it with `failed`; the taste model alone may fail without a trace.
 */
export function createHost(post: (message: FromEngine) => void): (message: ToEngine) => void {
  let dialogue: Dialogue | null = null
  let last: Step | null = null
  let insight: Insight | null = null
  let planInsight = () => {}
  let fitter: TasteFitter | null = null
  let fitting = ''

  const show = (view: View): void => {
    const glass = dialogue && last && insight?.toGlass(dialogue.model, last.state, last.assessment)
    post({kind: 'show', view: glass ? {...view, glass} : view})
  }

  const fitTaste = (choices: readonly ShownChoice[]) => {
    if (!dialogue || !fitter) return null
    const {catalog, tasteFeatures} = dialogue.model
    return fitter.fit({catalog, features: tasteFeatures, choices})
  }

  const perform = (effect: Effect): void => {
    switch (effect.kind) {
      case 'show':
        show(effect.view)
        return
      case 'save':
        post(effect)
        return
      case 'fit-taste':
        if (fitting === effect.key) return
        fitting = effect.key
        void fitTaste(effect.choices)?.then((shift) => {
          if (shift) guarded(() => take({kind: 'taste-fitted', key: effect.key, shift}))
        })
    }
  }

  const take = (event: DialogueEvent) => {
    if (!dialogue) throw new RangeError('no files')
    last = dialogue.step(last?.state ?? dialogue.initial, event)
    for (const effect of last.effects) perform(effect)
    planInsight()
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
      last = null
      planInsight = createInsightLoader(message.files.insightUrl, (loaded) => {
        insight = loaded
        for (const effect of last?.effects ?? []) if (effect.kind === 'show') guarded(() => show(effect.view))
      })
      const {tfjsUrl, taste} = message.files
      fitter = tfjsUrl && taste ? createTasteFitter(tfjsUrl, new Uint8Array(taste)) : null
    })
}
