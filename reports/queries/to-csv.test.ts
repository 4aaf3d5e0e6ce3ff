import {describe, expect, it} from 'vitest'
import {between, cell, early, experiment, set, shown} from './test-support'
import {toCsv} from './to-csv'

describe('toCsv', () => {
  it('says first what the figures were counted under, and that simulated ones are', () => {
    const lines = toCsv(set({simulated: true})).split('\r\n')
    expect(lines[0]).toBe(`# configuration ${'aa'.repeat(32)}`)
    expect(lines[1]).toBe('# SIMULATED: no person is in these figures')
    expect(lines[2]).toBe('# odds 7 : 1, epsilon 1.9459')
  })

  it('says how many reports other configurations counted, and how many it leaves out', () => {
    const others = {configurations: 2, reports: 1500, leftOut: 40}
    expect(toCsv(set({others}))).toContain('2 other configurations')
    expect(toCsv(set({others}))).toContain('same way: 1500; left out: 40\r\n')
    expect(toCsv(set({others: null}))).not.toContain('other configurations')
  })

  it('holds every shown cell with its interval, and nothing that is too early', () => {
    const csv = toCsv(
      set({
        topics: [
          shown('archetype', 'archetype', [cell('none', -0.01), cell('a, "b"', 0.5)]),
          early('hour', 'hour'),
        ],
      }),
    )
    expect(csv).toContain('share,archetype,none,-0.01,0,0.01,0.01,3000\r\n')
    expect(csv).toContain('share,archetype,"a, ""b""",0.5,0.48,0.52,0.01,3000')
    expect(csv).not.toContain('hour')
  })

  it('holds orders of all and of each archetype, an order value with the orders that it rests on', () => {
    const csv = toCsv(
      set({
        conversion: {
          kind: 'shown',
          currency: 'EUR',
          advised: 3000,
          outcomes: 400,
          level: between(0.125, 0.0625),
          classes: [
            {
              cell: 'careful',
              conversion: between(0.25, 0.125),
              orderValue: between(80, 16),
              timesReports: 1,
              daysToGo: null,
            },
          ],
        },
      }),
    )
    expect(csv).toContain('conversion,all,all,0.125,0.0625,0.1875,,3000\r\n')
    expect(csv).toContain('conversion,archetype,careful,0.25,0.125,0.375,,3000\r\n')
    expect(csv).toContain('order value,archetype,careful,80,64,96,,400\r\n')
  })

  it('holds what experiments tell, each difference with what it is compared with', () => {
    const [reference, compared] = experiment().arms
    const csv = toCsv(
      set({
        experiments: [
          experiment({
            ordered: {reports: 700, needed: 400, daysToGo: 0},
            currency: 'CHF',
            arms: [
              {...reference!, orderRate: between(0.03125, 0.0078125), orderValue: between(80, 16)},
              {...compared!, chosen: null, orders: between(0.25, 0.125), revenue: between(0.5, 0.25)},
            ],
          }),
        ],
      }),
    )
    expect(csv).toContain('# differences between arms of experiments: intervals hold 95 % in every week')
    expect(csv).toContain(
      'share with a chosen product,experiment:shorter,as-is,0.4,0.38,0.42000000000000004,,9000',
    )
    expect(csv).toContain(
      'difference of shares with a chosen product,experiment:shorter,four less as-is,0.05,0.025,0.07',
    )
    expect(csv).toContain(
      'difference of orders by their mean,experiment:shorter,four less as-is,0.25,0.125,0.375,,700',
    )
    expect(csv).toContain('orders for each visit,experiment:shorter,as-is,0.03125,0.0234375,0.0390625,,9000')
    expect(csv).toContain('order value in CHF,experiment:shorter,as-is,80,64,96,,700')
    expect(csv).toContain(
      'difference of revenue for each visit in CHF,experiment:shorter,four less as-is,0.5,0.25,0.75,,700',
    )
    expect(csv).not.toContain('shorter,four,')
    expect(csv).not.toContain('NOT TO BE TRUSTED')
  })

  it('says of arms that are uneven that their figures cannot be trusted', () => {
    expect(toCsv(set({experiments: [experiment({uneven: ['as-is', 'four']})]}))).toContain(
      '# NOT TO BE TRUSTED: experiment:shorter, drawn unevenly: as-is, four\r\n',
    )
  })

  it('gives a spreadsheet no formula', () => {
    expect(toCsv(set({topics: [shown('q', 'question', [cell('=1+1', 0.5)])]}))).toContain(",'=1+1,")
  })
})
