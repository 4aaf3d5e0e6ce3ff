import {createDialogue, type Dialogue, type Step} from '../../advisor-core/dialogue/create-dialogue'
import type {ExtraKinds} from '../../advisor-core/dialogue/model'
import type {DialogueEvent, Effect, Heard, View} from '../../advisor-core/dialogue/types'
import type {ShownChoice} from '../../advisor-core/taste/types'
import type {TextReader} from '../../advisor-core/text/create-text-reader'
import {createTasteFitter, type TasteFitter} from './fit-taste'
import {createInsightLoader} from './load-insight'
import {loadText} from './load-text'
import type {EngineEvent, EngineFiles, FromEngine, ToEngine} from './messages'
import {readFiles} from './read-files'

/**
 * The engine as worker and main thread run it: takes messages, steps the dialogue, performs what the engine
 * asks for. An error ends it with `failed`; the taste model alone may fail without a trace.
 */
export function createHost(post: (message: FromEngine) => void): (message: ToEngine) => void {
  let dialogue: Dialogue | null = null
  let last: Step | null = null
  let insight = createInsightLoader(null)
  /** The visitor has the glass panel open. */
  let looking = false
  let fitter: TasteFitter | null = null
  let fitting = ''
  let pending = false
  /** A view that waits for a fit under way. */
  let held: View | null = null
  let reader: TextReader | null = null
  let textUrl: string | null = null
  let heard: Heard | null = null
  /** A chunk is on its way: messages wait for it. */
  let loading: Promise<void> | null = null

  const show = (view: View): void => {
    const glass =
      (looking &&
        dialogue &&
        last &&
        insight.module()?.toGlass(dialogue.model, last.state, last.assessment)) ||
      null
    post({kind: 'show', view: {...view, heard, glass}})
  }

  const look = (open: boolean) => {
    looking = open
    if (open) void insight.load().then(showAgain)
  }

  const showAgain = () => {
    if (!looking || !last) return
    // What the page told was not shown yet.
    if (!last.effects[0]) return guarded(() => take({kind: 'refresh'}))
    for (const effect of last.effects) if (effect.kind === 'show') guarded(() => show(effect.view))
  }

  const fitTaste = (choices: readonly ShownChoice[]) =>
    dialogue && fitter?.fit({catalog: dialogue.model.catalog, choices})

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
        pending = true
        void fitTaste(effect.choices)?.then((shift) => {
          pending = false
          if (shift) guarded(() => take({kind: 'taste-fitted', key: effect.key, shift}))
          else if (held) guarded(() => show(held!))
          held = null
        })
    }
  }

  const take = (event: DialogueEvent) => {
    if (!dialogue) throw new RangeError('no files')
    last = dialogue.step(last?.state ?? dialogue.initial, event)
    const {effects} = last
    if (!effects[0]) return showAgain()
    const fits =
      fitter?.ready() &&
      effects.some((effect) => effect.kind === 'fit-taste' && (pending || effect.key !== fitting))
    held = null
    for (const effect of effects) {
      // A question that the fit would change a moment later is not shown before.
      if (fits && effect.kind === 'show' && effect.view.phase === 'asking') held = effect.view
      else perform(effect)
    }
    insight.plan(() => {
      if (last?.state.phase === 'results') guarded(() => take({kind: 'refresh'}))
    })
    fitter?.preload()
  }

  const act = (event: EngineEvent) => {
    if (event.kind === 'glass') return look(event.open)
    heard = event.kind === 'text' && !reader ? {kind: 'failed'} : null
    if (event.kind !== 'say') return take(event)
    if (!last) return
    const {state, assessment} = last
    const read = reader?.read(event.text, event.locale, {evidence: state.evidence, belief: assessment.belief})
    heard = read ? read.heard : {kind: 'failed'}
    take(read ? read.event : {kind: 'text', wishes: [], instead: []})
  }

  const failed = (error: unknown) =>
    post({kind: 'failed', reason: error instanceof Error ? error.message : 'unknown'})

  const guarded = (run: () => void) => {
    try {
      run()
    } catch (error) {
      failed(error)
    }
  }

  const open = (files: EngineFiles, kinds?: ExtraKinds) => {
    dialogue = createDialogue({
      ...readFiles(files),
      ...(kinds && {kinds}),
      typed: () => reader?.compile ?? null,
      features: () => fitter?.features() ?? [],
      compare: () => (dialogue && fitter?.compare(dialogue.model.catalog)) ?? null,
      insight: () => insight.module()?.INSIGHT ?? null,
    })
    last = reader = null
    insight = createInsightLoader(files.insightUrl)
    const {tfjsUrl, taste} = files
    textUrl = files.textUrl
    fitter = tfjsUrl && taste ? createTasteFitter(tfjsUrl, new Uint8Array(taste)) : null
  }

  const receive = (message: ToEngine): void => {
    if (loading) return void loading.then(() => receive(message))
    guarded(() => {
      if (message.kind === 'event') {
        const {event} = message
        // Only the first view of a new conversation does without.
        if (dialogue && event.kind !== 'start' && event.kind !== 'glass' && !insight.module()) {
          loading = insight.load().then(() => {
            loading = null
            receive(message)
          })
          return
        }
        if (reader || !dialogue || !hasText(event)) return act(event)
        loading = loadText(textUrl, dialogue.model).then((loaded) => {
          reader = loaded
          loading = null
          guarded(() => act(event))
        })
        return
      }
      const {files} = message
      if (!files.kindsUrl) return open(files)
      loading = import(files.kindsUrl).then((chunk: {EXTRA_KINDS: ExtraKinds}) => {
        loading = null
        guarded(() => open(files, chunk.EXTRA_KINDS))
      }, failed)
    })
  }
  return receive
}

/** Something was typed, now or in a kept conversation. */
const hasText = (event: EngineEvent): boolean =>
  event.kind === 'say' || event.kind === 'text' || JSON.stringify(event).includes('"text:')
