import type {View} from '../../advisor-core/dialogue/types'
import type {Contribution} from './contribution-types'
import type {ReporterPort} from './reporter'

/** Results are read in peace before a report leaves. */
export const IDLE_MS = 20_000

export interface ContributionPorts {
  /** `null` where nothing can be contributed: no collector, or no configuration. */
  readonly terms: {readonly odds: number} | null
  /** Global Privacy Control, or the page, says no. */
  readonly denied: boolean
  readonly loadReporter: () => Promise<ReporterPort>
  /** Deletes everything that reports ever left on this device, also from earlier visits. Never rejects. */
  readonly eraseReports: () => Promise<void>
  /** Calls back after a pause, or at once when the page is hidden; returns how to call it off. */
  readonly whenIdle: (run: () => void, idleMs: number) => () => void
}

/** Looks after the visitor's tick and the one report that may follow from it. */
export interface ContributionDesk {
  readonly state: () => Contribution
  readonly subscribe: (listener: (contribution: Contribution) => void) => void
  readonly tick: (on: boolean) => void
  readonly seen: (view: View) => void
  readonly forget: () => void
}

export function createContributionDesk({
  terms,
  denied,
  loadReporter,
  eraseReports,
  whenIdle,
}: ContributionPorts): ContributionDesk {
  let listener: (contribution: Contribution) => void = () => {}
  let view: View | null = null
  let cancel: (() => void) | null = null
  let reporter: ReporterPort | null = null
  let state: Contribution = {
    stance: terms ? (denied ? 'denied' : 'offered') : 'absent',
    odds: terms?.odds ?? 0,
    outcome: null,
    sent: null,
  }
  const update = (change: Partial<Contribution>) => {
    state = {...state, ...change}
    listener(state)
  }

  const send = async () => {
    cancel = null
    try {
      reporter ??= await loadReporter()
      if (state.stance !== 'granted' || !view) return
      update(await reporter.contribute(view))
    } catch {
      update({outcome: 'failed'})
    }
  }

  const plan = () => {
    cancel?.()
    cancel = null
    if (state.stance !== 'granted' || state.outcome === 'sent' || view?.phase !== 'results') return
    cancel = whenIdle(() => void send(), IDLE_MS)
  }

  const stop = () => {
    cancel?.()
    cancel = null
    if (state.stance === 'granted') update({stance: 'withdrawn', outcome: null, sent: null})
  }

  return {
    state: () => state,
    subscribe: (next) => {
      listener = next
    },
    tick: (on) => {
      if (on) {
        if (state.stance !== 'offered') return
        update({stance: 'granted'})
        // Loaded at the tick, so that a page being hidden can still send.
        void loadReporter().then(
          (loaded) => {
            reporter = loaded
          },
          () => {},
        )
        return plan()
      }
      stop()
      void reporter?.withdraw()
    },
    seen: (next) => {
      view = next
      plan()
    },
    forget: () => {
      stop()
      void eraseReports()
    },
  }
}
