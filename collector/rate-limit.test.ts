import {describe, expect, it} from 'vitest'
import {createRateLimit} from './rate-limit'

describe('createRateLimit', () => {
  const limit = {burst: 3, perSecond: 1}

  it('lets a burst in, and then as many as come back', () => {
    let nowMs = 0
    const letIn = createRateLimit(limit, () => nowMs)
    expect([1, 2, 3, 4].map(() => letIn('203.0.113.1'))).toEqual([true, true, true, false])
    nowMs = 1000
    expect([1, 2].map(() => letIn('203.0.113.1'))).toEqual([true, false])
  })

  it('keeps senders apart', () => {
    const letIn = createRateLimit(limit, () => 0)
    expect([1, 2, 3, 4].map(() => letIn('203.0.113'))).toEqual([true, true, true, false])
    expect(letIn('203.0.114')).toBe(true)
  })

  it('is not emptied by a clock that is set back', () => {
    let nowMs = 3000
    const letIn = createRateLimit(limit, () => nowMs)
    letIn('203.0.113.1')
    nowMs = 0
    expect([1, 2, 3].map(() => letIn('203.0.113.1'))).toEqual([true, true, false])
  })

  it('lets senders beyond its memory share a few thousand buckets', () => {
    const letIn = createRateLimit({burst: 1, perSecond: 0}, () => 0)
    const addressOf = (i: number) => `10.${Math.floor(i / 256)}.${i % 256}.1`
    const lettingIn = (from: number, to: number) => {
      let count = 0
      for (let i = from; i < to; i++) count += Number(letIn(addressOf(i)))
      return count
    }
    expect(lettingIn(0, 20_000)).toBe(20_000)
    // 2,000 of them spread over 4,096 buckets: some 1,580 have one of their own.
    const first = lettingIn(20_000, 22_000)
    expect(first).toBeGreaterThan(1_400)
    expect(first + lettingIn(22_000, 80_000)).toBeLessThanOrEqual(4096)
  })
})
