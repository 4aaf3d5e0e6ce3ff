import {expect, it} from 'vitest'
import {createRememberedWeeks, type WrittenWeek} from './remembered-weeks'

/** A week of 168 bytes in all: 16 before it, a key of 32, a block of 24 and counters of 96. */
function writtenWeek(shop: number, over: Partial<WrittenWeek> = {}): WrittenWeek {
  const bytes = Buffer.concat([
    Buffer.alloc(32, shop),
    Buffer.alloc(24, shop + 1),
    Buffer.alloc(96, shop + 2),
  ])
  return {shop, period: 2900, version: 7 * shop, tags: 3, first: 24, bytes, ...over}
}

it('gives back each week as it was written last', () => {
  const weeks = createRememberedWeeks(8192)
  weeks.remember(writtenWeek(1))
  weeks.remember(writtenWeek(2))
  weeks.remember(writtenWeek(1, {version: 2 ** 31 - 1, tags: 4}))
  expect(weeks.find({shop: 1, period: 2900})).toEqual({
    version: 2 ** 31 - 1,
    tags: 4,
    key: Buffer.alloc(32, 1),
    firstBlock: Buffer.alloc(24, 2),
    counters: Buffer.alloc(96, 3),
  })
  expect(weeks.find({shop: 2, period: 2900})).toMatchObject({version: 14, key: Buffer.alloc(32, 2)})
  expect(weeks.find({shop: 2, period: 2901})).toBeUndefined()
})

it('remembers what was written lately, and no more than it has room for', () => {
  const weeks = createRememberedWeeks(20 * 168)
  const remembered = () =>
    Array.from({length: 100}, (_, shop) => shop).filter((shop) => weeks.find({shop, period: 2900}))
  for (let shop = 0; shop < 100; shop++) {
    weeks.remember(writtenWeek(shop))
    // Written again and again.
    weeks.remember(writtenWeek(0))
    expect(remembered().length).toBeLessThanOrEqual(20)
  }
  expect(remembered()).toContain(0)
  expect(remembered()).toContain(99)
  expect(remembered()).not.toContain(50)
})

it('does without a week that is larger than its room', () => {
  const weeks = createRememberedWeeks(300)
  weeks.remember(writtenWeek(1))
  expect(weeks.find({shop: 1, period: 2900})).toBeUndefined()
})

it('overwrites everything when it forgets', () => {
  const weeks = createRememberedWeeks(4096)
  weeks.remember(writtenWeek(1))
  const seen = weeks.find({shop: 1, period: 2900})
  weeks.clear()
  expect(weeks.find({shop: 1, period: 2900})).toBeUndefined()
  expect([seen?.key, seen?.firstBlock]).toEqual([Buffer.alloc(32), Buffer.alloc(24)])
})
