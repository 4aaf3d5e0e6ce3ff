import type {View} from '../../advisor-core/dialogue/types'
import type {Contribution} from './contribution-types'
import type {ReporterPort} from './reporter'

/** Results are read in peace before a report is drawn, … */
export const DRAW_IDLE_MS = 10_000
/** … and the drawn report can be looked at before it leaves. */
export const SEND_IDLE_MS = 10_000

export interface ContributionPorts {
  /** `null` where nothing can be contributed: no collector, or no configuration. */
  readonly terms: {readonly odds: number; readonly outcomes: boolean} | null
  /** Whether Global Privacy Control, or the page, says no by now. */
  readonly isDenied: () => boolean
  readonly loadReporter: () => Promise<ReporterPort>
  /** Deletes everything that reports ever left on this device, also from earlier visits. Never rejects. */
  readonly eraseReports: () => Promise<void>
  /** Calls back when the page is hidden, or after a pause if there is one; returns how to call it off. */
  readonly whenIdle: (run: () => void, idleMs: number | null) => () => void
  /** Nobody can look any more. */
  readonly isHidden: () => boolean
}

/** Looks after the visitor's tick and the one report that may follow from it. */
export interface ContributionDesk {
  readonly state: () => Contribution
  readonly subscribe: (listener: (contribution: Contribution) => void) => void
  readonly tick: (on: boolean) => void
  /** How much the advice helped, 1 to 5. */
  readonly rate: (helped: number) => void
  readonly seen: (view: View) => void
  readonly forget: () => void
}

export function createContributionDesk({
  terms,
  isDenied,
  loadReporter,
  eraseReports,
  whenIdle,
  isHidden,
}: ContributionPorts): ContributionDesk {
  let listener: (contribution: Contribution) => void = () => {}
  let view: View | null = null
  let cancel: (() => void) | null = null
  let reporter: ReporterPort | null = null
  let busy = false
  let state: Contribution = {
    stance: terms ? (isDenied() ? 'denied' : 'offered') : 'absent',
    odds: terms?.odds ?? 0,
    outcomes: terms?.outcomes ?? false,
    outcome: null,
    sent: null,
    used: null,
    helped: null,
  }
  const update = (change: Partial<Contribution>) => {
    state = {...state, ...change}
    listener(state)
  }
  const open = async () => {
    reporter ??= await loadReporter()
    if (reporter.asksHelped && state.helped === null) update({helped: 0})
    return reporter
  }

  /** One step of `how`, unless consent went meanwhile. */
  const run = async (how: 'prepare' | 'contribute') => {
    const port = await open()
    if (state.stance === 'granted' && isDenied()) deny()
    if (state.stance !== 'granted' || !view) return
    const result = await port[how]({...view, helped: state.helped ?? 0})
    if (state.stance === 'granted') update(result)
  }

  /** Somebody denies it after the tick: what was drawn goes, and nothing is offered again. */
  const deny = () => {
    update({stance: 'denied', outcome: null, sent: null})
    void reporter?.withdraw()
  }

  const next = async () => {
    cancel = null
    if (busy) return
    busy = true
    try {
      if (state.outcome !== 'ready') await run('prepare')
      else await run('contribute')
      if (state.outcome === 'ready' && isHidden()) await run('contribute')
    } catch {
      update({outcome: 'failed'})
    }
    busy = false
    if (state.outcome === 'ready') plan()
  }

  const plan = () => {
    cancel?.()
    cancel = null
    const over = state.outcome !== null && state.outcome !== 'ready' && state.outcome !== 'waiting'
    if (state.stance !== 'granted' || over || !view) return
    // Who leaves before the results is counted, too: whether a report is made depends on no answer.
    const quiet = view.phase === 'results' ? DRAW_IDLE_MS : null
    cancel = whenIdle(() => void next(), state.outcome === 'ready' ? SEND_IDLE_MS : quiet)
  }

  const stop = () => {
    cancel?.()
    cancel = null
    if (state.stance === 'granted') update({stance: 'withdrawn', outcome: null, sent: null})
  }

  return {
    state: () => state,
    subscribe: (listen) => {
      listener = listen
    },
    tick: (on) => {
      if (on) {
        if (state.stance !== 'offered') return
        if (isDenied()) return deny()
        update({stance: 'granted'})
        // Loaded at the tick, so that a page being hidden can still send.
        void open().catch(() => {})
        return plan()
      }
      stop()
      void reporter?.withdraw()
    },
    rate: (helped) => {
      if (state.helped === null || state.outcome !== null) return
      update({helped})
      plan()
    },
    seen: (shown) => {
      view = shown
      plan()
    },
    forget: () => {
      stop()
      void eraseReports()
    },
  }
}
