import type {SavedDialogue, View} from '../../advisor-core/dialogue/types'
import type {SignalReading} from '../../advisor-core/signals/types'
import type {Glass, GlassHost} from '../glass/types'
import type {Say, Words} from '../locales/words'
import type {ConversationStore} from '../ports/conversation-store'
import type {Engine} from '../ports/engine'
import type {PageEventName} from '../ports/page-events'
import type {FromEngine} from '../worker/messages'
import type {DialogueAct, FirstAct, SessionAct} from './acts'
import {announce} from './announce'
import type {FocusTarget, Session, SessionState} from './types'

/** All that a session touches; a test hands in fakes. */
export interface SessionPorts {
  /** Opens the engine and loads its files; rejects when they cannot be had. */
  readonly openEngine: (receive: (message: FromEngine) => void) => Promise<Engine>
  readonly store: ConversationStore
  readonly readSignals: () => SignalReading
  /** Tells the page; false when a listener prevented the default. */
  readonly emit: (name: PageEventName, step: number, product?: string) => boolean
  /** Rejects when the glass panel and the consent cannot be had. */
  readonly loadGlass: (host: GlassHost) => Promise<Glass>
  /** Calls back when the page has nothing better to do. */
  readonly whenQuiet: (run: () => void) => void
  readonly productId: (product: number) => string
  /** What the shop's page does by default when nobody takes the cart event. */
  readonly openProduct: (product: number) => void
  readonly productName: (product: number) => string
}

export interface SessionOptions {
  readonly words: Words
  readonly say: Say
  /** What opened the conversation, if the visitor's act was more than that. */
  readonly first: FirstAct | null
  /** True when it was opened by the visitor's act; false when a reload brought it back. */
  readonly byAct: boolean
}

const isPair = (view: View | null) => view?.question?.kind === 'pair'

/** Starts a conversation, or goes on with the one that is kept. */
export function createSession(ports: SessionPorts, options: SessionOptions): Session {
  const listeners = new Set<() => void>()
  let engine: Engine | null = null
  let saved: SavedDialogue | null = null
  let step = 0
  /** The visitor asked for the results before any question: the view on the way there is not shown. */
  let passing = false
  let wanted: FocusTarget = options.byAct ? 'question' : null
  let state: SessionState = {
    status: 'loading',
    view: null,
    remember: false,
    glass: null,
    glassOpen: false,
    live: '',
    focus: null,
  }

  const update = (change: Partial<SessionState>) => {
    state = {...state, ...change}
    for (const listener of listeners) listener()
  }

  const keep = () => ports.store.write(saved ? {saved, remember: state.remember} : null)

  const fail = () => {
    update({status: 'failed'})
    ports.emit('error', step)
  }

  const show = (view: View) => {
    const before = state.view
    const live = announce(before, view, options, ports.productName) || state.live
    update({status: 'ready', view, live, focus: wanted})
    wanted = null
    const results = view.phase === 'results' && before?.phase !== 'results'
    if (results) ports.emit('results', step)
    if (view.question && view.question.id !== before?.question?.id) ports.emit('question', step)
    if (typeof state.glass === 'object') state.glass?.seen(view)
    if (results || isPair(view)) loadGlass()
    else if (!before) ports.whenQuiet(loadGlass)
  }

  const host: GlassHost = {
    act: (event) => act(event),
    exportData: () => ({format: 'lotse-conversation', version: 1, dialogue: saved, view: state.view}),
    tell: (live, event) => {
      update({live: live ?? state.live})
      if (event) ports.emit(event, step)
    },
    dropKept: () => ports.store.write(null),
  }

  const loadGlass = () => {
    if (state.glass && state.glass !== 'failed') return
    update({glass: 'loading'})
    ports.loadGlass(host).then(
      (glass) => {
        update({glass})
        if (state.view) glass.seen(state.view)
      },
      // Nobody is told of what nobody asked for; it is tried again when it is needed.
      () => {
        update({glass: state.glassOpen ? 'failed' : null, glassOpen: false})
        // A comparison that cannot be drawn is passed over: nobody stands before an empty place.
        if (isPair(state.view)) act({kind: 'prefer', product: null})
      },
    )
  }

  const receive = (message: FromEngine) => {
    switch (message.kind) {
      case 'hello':
        return
      case 'show':
        if (!passing) show(message.view)
        passing = false
        return
      case 'save':
        saved = message.saved
        keep()
        return
      case 'failed':
        fail()
    }
  }

  const open = async () => {
    const kept = ports.store.read()
    const signals = ports.readSignals()
    update({status: 'loading', remember: kept?.remember ?? state.remember})
    try {
      engine?.stop()
      engine = await ports.openEngine(receive)
      const {first} = options
      const answer = first?.kind === 'answer' ? {question: first.question, answer: first.answer} : null
      passing = first?.kind === 'show-now'
      engine.send({
        kind: 'event',
        event: kept ? {kind: 'resume', saved: kept.saved, signals} : {kind: 'start', signals, first: answer},
      })
      if (first && (kept || !answer)) engine.send({kind: 'event', event: first})
    } catch {
      fail()
    }
  }

  const dialogue = (act: DialogueAct, focus: FocusTarget) => {
    step++
    wanted = focus
    engine?.send({kind: 'event', event: act})
  }

  const act = (event: SessionAct): void => {
    switch (event.kind) {
      case 'answer':
      case 'prefer':
      case 'trait':
        dialogue(event, 'question')
        ports.emit('answer', step)
        return
      case 'undo':
      case 'retract':
        dialogue(event, 'question')
        ports.emit('undo', step)
        return
      case 'restart':
        dialogue(event, 'question')
        ports.emit('restart', step)
        return
      case 'edit':
      case 'show-now':
      case 'ask-more':
        dialogue(event, 'question')
        return
      case 'choose':
        choose(event)
        return
      case 'say':
      case 'text':
      case 'forget-traits':
      case 'switch-signal':
        dialogue(event, null)
        return
      case 'remember':
        update({remember: event.on})
        keep()
        return
      case 'glass':
        update({glassOpen: event.open})
        engine?.send({kind: 'event', event})
        if (event.open) loadGlass()
        return
      case 'context':
        engine?.send({kind: 'event', event})
        return
      case 'forget':
        saved = null
        update({remember: false})
        keep()
        act({kind: 'restart', forget: true})
        return
      case 'retry':
        void open()
    }
  }

  const choose = (event: Extract<SessionAct, {kind: 'choose'}>) => {
    const id = ports.productId(event.product)
    const seen = typeof state.glass === 'object' && state.glass?.exposure()
    dialogue({...event, ...seen}, event.action === 'details' ? null : 'shelf')
    if (event.action === 'details') ports.emit('select', step, id)
    if (event.action !== 'cart') return
    if (ports.emit('add-to-cart', step, id)) ports.openProduct(event.product)
    else update({live: options.words.card.handedOver})
  }

  void open()
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    act,
    rekeep: () => {
      if (saved) keep()
    },
  }
}
