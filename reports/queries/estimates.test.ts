import {describe, expect, it} from 'vitest'
import {parseEstimates} from './estimates'
import {set} from './test-support'

describe('parseEstimates', () => {
  it('takes the answer of the collector as it is', () => {
    const answer = {version: 1, shop: 'f'.repeat(32), currentPeriod: 2951, configurations: [set()]}
    expect(parseEstimates(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
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
