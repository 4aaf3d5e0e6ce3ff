import {describe, expect, it} from 'vitest'
import {rightAtMost} from './guarantee'

describe('rightAtMost', () => {
  it('says how often a linked report can be right: 58 % for one class in six, 75 % for 30 %, at 7 to 1', () => {
    expect(rightAtMost(7, 1 / 6)).toBeCloseTo(7 / 12, 12)
    expect(rightAtMost(7, 0.3)).toBeCloseTo(0.75, 12)
    expect(rightAtMost(1, 0.3)).toBeCloseTo(0.3, 12)
  })
})
