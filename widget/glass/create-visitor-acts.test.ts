import {describe, expect, it, vi} from 'vitest'
import {EMPTY_VIEW} from '../../test/support/fake-engine'
import {createContributionDesk} from './contribution'
import {createVisitorActs} from './create-visitor-acts'
import {words} from './en'

function setUp() {
  const host = {act: vi.fn(), exportData: () => null, tell: vi.fn(), dropKept: vi.fn()}
  const eraseReports = vi.fn(async () => {})
  const desk = createContributionDesk({
    terms: {odds: 7, outcomes: true},
    isDenied: () => false,
    loadReporter: () => Promise.reject(new Error('not in this test')),
    eraseReports,
    whenIdle: (run) => {
      run()
      return () => {}
    },
    isHidden: () => false,
  })
  return {desk, host, eraseReports, acts: createVisitorActs(desk, host, words)}
}

describe('contributing', () => {
  it('takes no tick from a script for a visitor’s', () => {
    const {desk, host, acts} = setUp()
    acts.contribute(true, false)
    expect(desk.state().stance).toBe('offered')
    expect(host.tell).not.toHaveBeenCalled()
    acts.contribute(true, true)
    expect(desk.state().stance).toBe('granted')
    expect(host.tell).toHaveBeenLastCalledWith(words.consent.thanks, 'consent')
  })

  it('lets go of what is kept when it is withdrawn', () => {
    const {desk, host, acts} = setUp()
    acts.contribute(true, true)
    expect(host.dropKept).not.toHaveBeenCalled()
    acts.contribute(false, true)
    expect(desk.state().stance).toBe('withdrawn')
    expect(host.dropKept).toHaveBeenCalledTimes(1)
    expect(host.tell).toHaveBeenLastCalledWith(words.consent.withdrawn, 'consent')
  })

  it('tells the page once of what came of a report', async () => {
    const {desk, host, acts} = setUp()
    acts.contribute(true, true)
    desk.seen({...EMPTY_VIEW, phase: 'results'})
    await vi.waitFor(() => expect(desk.state().outcome).toBe('failed'))
    expect(host.tell.mock.calls.filter(([, event]) => event === 'report')).toEqual([[null, 'report']])
  })
})

it('forgets reports of earlier visits with the conversation', () => {
  const {host, eraseReports, acts} = setUp()
  acts.forget()
  expect(eraseReports).toHaveBeenCalledTimes(1)
  expect(host.act).toHaveBeenCalledWith({kind: 'forget'})
  expect(host.tell).toHaveBeenLastCalledWith('Everything forgotten.', null)
})
