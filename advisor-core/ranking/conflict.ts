import type {QuestionKind} from '../advisor/types'
import type {LocalText} from '../catalog/types'
import type {AdvisorModel} from '../dialogue/model'
import {countedWishes, type Wish} from './reasons'

/** A product holds two wishes together from this compatibility of the weaker one on. */
const HOLDS = 0.6

/** Who states these says that they may have to give way. */
const TRADEABLE: readonly QuestionKind[] = ['nice-to-have', 'order']

/**
 * Wishes that cannot be had together: a smallest set of them (no wish can be left out) that no product meets.
 * Later wishes are let go first, so that what was said first stays in the sentence. Products with a missing value
 * count as meeting a wish. The category is not up for discussion, and neither is what the answered questions
 * presuppose: other products are not looked at.
 *
 * @returns the wishes in the visitor's words; empty when some product meets them all
 * @see Chinneck and Dravnieks 1991, Locating minimal infeasible constraint sets (deletion filter)
 */
export function conflictingWishes(model: AdvisorModel, wishes: readonly Wish[]): LocalText[] {
  const counted = countedWishes(wishes)
  const all = counted.filter(({compiled}) => !TRADEABLE.includes(compiled.question.kind)).map(toTest)
  const within = [
    ...wishes.filter((wish) => !counted.includes(wish)).map(toStrictTest),
    ...presupposed(model, wishes),
  ]
  const {size} = model.catalog
  if (canHold([...within, ...all], size)) return []
  let core = all
  for (const test of [...all].reverse()) {
    const without = core.filter((other) => other !== test)
    if (!canHold([...within, ...without], size)) core = without
  }
  return core.map(({wish}) => wish.wanted)
}

/** Whether a product passes, by its cell. */
interface Test {
  readonly cells: ArrayLike<number>
  /** shape [cells]; 1 where a product passes */
  readonly holds: Uint8Array
  /** About which share of the catalogue does not pass. */
  readonly missed: number
}

interface WishTest extends Test {
  readonly wish: Wish
}

/** As a wish, but a missing value does not pass. */
function toStrictTest(wish: Wish): Test {
  const test = toTest(wish)
  return {...test, holds: test.holds.map((holds, cell) => (cell === 0 ? 0 : holds))}
}

/** That an answered question makes sense for a product. */
function presupposed({prerequisites}: AdvisorModel, wishes: readonly Wish[]): Test[] {
  return wishes.flatMap(({compiled, within}) => {
    const cells = within ?? prerequisites.get(compiled.question.id)
    return cells ? [{cells, holds: Uint8Array.of(0, 1), missed: 0.5}] : []
  })
}

function toTest(wish: Wish): WishTest {
  const {cells, cellShare} = wish.compiled
  const holds = Uint8Array.from(wish.compatibility, (c, cell) => (cell === 0 || c >= HOLDS ? 1 : 0))
  const missed = cellShare.reduce((sum, share, cell) => (holds[cell] ? sum : sum + share), 0)
  return {wish, cells, holds, missed}
}

function canHold(tests: readonly Test[], size: number): boolean {
  // The wish that most products miss first: few of them need a second look.
  const strictest = [...tests].sort((a, b) => b.missed - a.missed)
  for (let i = 0; i < size; i++) {
    let t = 0
    while (t < strictest.length && strictest[t]!.holds[strictest[t]!.cells[i]!]) t++
    if (t === strictest.length) return true
  }
  return false
}
