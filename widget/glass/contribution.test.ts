import {describe, expect, it, vi} from 'vitest'
import {EMPTY_VIEW} from '../../test/support/fake-engine'
import {type ContributionPorts, createContributionDesk, DRAW_IDLE_MS, SEND_IDLE_MS} from './contribution'
import type {ReporterPort} from './reporter'

const RESULTS = {...EMPTY_VIEW, phase: 'results'} as const

function setUp(more: Partial<ContributionPorts> = {}) {
  const reporter = {
    asksHelped: false,
    prepare: vi.fn<ReporterPort['prepare']>(async () => ({outcome: 'ready', sent: null, used: null})),
    contribute: vi.fn<ReporterPort['contribute']>(async () => ({
      outcome: 'sent',
      sent: null,
      used: {weeks: 1, of: 4},
    })),
    withdraw: vi.fn<ReporterPort['withdraw']>(async () => true),
    forget: vi.fn<ReporterPort['forget']>(async () => true),
  }
  const idle: {run: (() => void) | null; ms: number | null} = {run: null, ms: 0}
  const loadReporter = vi.fn(async () => reporter)
  const desk = createContributionDesk({
    terms: {odds: 7, outcomes: true},
    isDenied: () => false,
    loadReporter,
    eraseReports: async () => {},
    whenIdle: (run, ms) => {
      Object.assign(idle, {run, ms})
      return () => {
        idle.run = null
      }
    },
    isHidden: () => false,
    ...more,
  })
  return {desk, reporter, idle, loadReporter}
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('with a refusal that comes after the tick', () => {
  it('sends nothing, deletes what was drawn, and is not ticked any more', async () => {
    let denied = false
    const {desk, idle, reporter} = setUp({isDenied: () => denied})
    desk.seen(RESULTS)
    desk.tick(true)
    await settle()
    idle.run?.()
    await settle()
    expect(desk.state().outcome).toBe('ready')
    denied = true
    idle.run?.()
    await settle()
    expect(reporter.contribute).not.toHaveBeenCalled()
    expect(reporter.withdraw).toHaveBeenCalledOnce()
    expect(desk.state()).toMatchObject({stance: 'denied', outcome: null, sent: null})
    desk.tick(true)
    expect(desk.state().stance).toBe('denied')
  })

  it('holds for a tick that comes after it', () => {
    let denied = false
    const {desk, loadReporter} = setUp({isDenied: () => denied})
    denied = true
    desk.tick(true)
    expect(desk.state().stance).toBe('denied')
    expect(loadReporter).not.toHaveBeenCalled()
  })
})

describe('without the visitor’s tick', () => {
  it('loads nothing and plans nothing, whatever is seen', () => {
    const {desk, idle, loadReporter} = setUp()
    desk.seen(RESULTS)
    expect(idle.run).toBeNull()
    expect(loadReporter).not.toHaveBeenCalled()
  })

  it('cannot even be ticked where somebody denies it, or where the shop collects nothing', () => {
    for (const [more, stance] of [
      [{isDenied: () => true}, 'denied'],
      [{terms: null}, 'absent'],
    ] as const) {
      const {desk} = setUp(more)
      desk.tick(true)
      expect(desk.state().stance).toBe(stance)
    }
  })
})

describe('after the tick', () => {
  it('draws after ten seconds of quiet with the results, lets the visitor look, and reports once after ten more', async () => {
    const {desk, idle, reporter} = setUp()
    desk.tick(true)
    expect(idle.run).toBeNull()
    desk.seen(RESULTS)
    expect(idle.ms).toBe(DRAW_IDLE_MS)
    idle.run?.()
    await settle()
    expect(desk.state().outcome).toBe('ready')
    expect(reporter.contribute).not.toHaveBeenCalled()
    expect(idle.ms).toBe(SEND_IDLE_MS)
    idle.run?.()
    await settle()
    expect(reporter.prepare).toHaveBeenCalledTimes(1)
    expect(reporter.contribute).toHaveBeenCalledTimes(1)
    expect(desk.state().outcome).toBe('sent')
    idle.run = null
    desk.seen(RESULTS)
    expect(idle.run).toBeNull()
  })

  it('draws and sends before the results when the page is left, and not before', async () => {
    const {desk, idle, reporter} = setUp({isHidden: () => true})
    desk.seen(EMPTY_VIEW)
    desk.tick(true)
    expect(idle.ms).toBeNull()
    idle.run?.()
    await settle()
    expect(reporter.contribute).toHaveBeenCalledOnce()
    expect(desk.state()).toMatchObject({outcome: 'sent', used: {weeks: 1, of: 4}})
  })

  it('calls everything off when withdrawn, and is not offered again', async () => {
    const {desk, idle, reporter} = setUp()
    desk.seen(RESULTS)
    desk.tick(true)
    await settle()
    const late = idle.run
    desk.tick(false)
    expect(idle.run).toBeNull()
    late?.()
    await settle()
    expect(reporter.contribute).not.toHaveBeenCalled()
    expect(reporter.withdraw).toHaveBeenCalledTimes(1)
    desk.tick(true)
    expect(desk.state().stance).toBe('withdrawn')
  })

  it('draws and sends in one when the page is hidden', async () => {
    const {desk, idle, reporter} = setUp({isHidden: () => true})
    desk.seen(RESULTS)
    desk.tick(true)
    idle.run?.()
    await settle()
    expect(reporter.prepare).toHaveBeenCalledTimes(1)
    expect(reporter.contribute).toHaveBeenCalledTimes(1)
    expect(desk.state().outcome).toBe('sent')
  })

  it('never sends what was drawn when it is withdrawn while the visitor looks at it', async () => {
    const {desk, idle, reporter} = setUp()
    desk.seen(RESULTS)
    desk.tick(true)
    idle.run?.()
    await settle()
    const late = idle.run
    desk.tick(false)
    late?.()
    await settle()
    expect(reporter.contribute).not.toHaveBeenCalled()
    expect(reporter.withdraw).toHaveBeenCalledTimes(1)
  })

  it('asks whether the advice helped only where the shop counts that, and reports it with the rest', async () => {
    const {desk, idle, reporter} = setUp()
    desk.rate(4)
    expect(desk.state().helped).toBeNull()
    Object.assign(reporter, {asksHelped: true})
    desk.seen(RESULTS)
    desk.tick(true)
    await settle()
    expect(desk.state().helped).toBe(0)
    desk.rate(4)
    idle.run?.()
    await settle()
    expect(reporter.prepare).toHaveBeenCalledWith(expect.objectContaining({helped: 4}))
  })

  it('says that nothing was sent when the report’s code cannot be loaded', async () => {
    const {desk, idle} = setUp({loadReporter: () => Promise.reject(new Error('blocked'))})
    desk.seen(RESULTS)
    desk.tick(true)
    idle.run?.()
    await settle()
    expect(desk.state().outcome).toBe('failed')
  })
})
