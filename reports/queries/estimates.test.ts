import {describe, expect, it} from 'vitest'
import {parseEstimates} from './estimates'
import {experiment, set} from './test-support'

describe('parseEstimates', () => {
  it('takes the answer of the collector as it is', () => {
    const answer = {version: 1, shop: 'f'.repeat(32), currentPeriod: 2951, configurations: [set()]}
    expect(parseEstimates(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  })

  it('takes experiments, and the names of their arms', () => {
    const text = {de: 'x', en: 'x'}
    const configuration = set({
      experiments: [experiment({ordered: {reports: 90, needed: 400, daysToGo: null}, uneven: ['four']})],
      labels: {
        shop: 'Kontor',
        topics: {'experiment:shorter': {label: text, cells: {}, arms: {four: text}}},
      },
    })
    const answer = {version: 1, shop: 'f'.repeat(32), currentPeriod: 2951, configurations: [configuration]}
    expect(parseEstimates(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
    const [alone] = experiment().arms
    const half = {...answer, configurations: [set({experiments: [experiment({arms: [alone!]})]})]}
    expect(() => parseEstimates(half)).toThrow()
  })

  it.each([
    null,
    [],
    {},
    {version: 2},
    'no',
    {version: 1, shop: 's', currentPeriod: 1, configurations: [{}]},
  ])('refuses %j', (value) => {
    expect(() => parseEstimates(value)).toThrow()
  })
})
