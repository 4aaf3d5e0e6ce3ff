import {expect, it} from 'vitest'
import {EMPTY_VIEW} from '../../test/support/fake-engine'
import {createExposureDesk, type Observe} from './create-exposure-desk'

const item = (product: number) => ({
  product,
  role: 'next' as const,
  relative: 1,
  fit: null,
  fitWord: null,
  reasons: [],
  drawback: null,
  gain: null,
})

/** A section with one element a product, and hands to move them in and out of view. */
function setUp() {
  const timers: (() => void)[] = []
  const observed = new Set<Element>()
  let change: Parameters<Observe>[0] = () => {}
  const desk = createExposureDesk(
    (onChange) => {
      change = onChange
      return {observe: (card) => observed.add(card), unobserve: (card) => observed.delete(card)}
    },
    (run) => timers.push(run),
  )
  const cards = new Map<number, Element>()
  const cardOf = (product: number) => {
    const card = cards.get(product) ?? Object.create(null)
    cards.set(product, card)
    return card
  }
  return {
    desk,
    observed: () => [...cards].flatMap(([product, card]) => (observed.has(card) ? product : [])),
    draw: (products: readonly number[], phase: 'asking' | 'results' = 'results') => {
      const section: Pick<Element, 'querySelector' | 'querySelectorAll'> = {
        querySelector: () => null,
        querySelectorAll: () => products.map(cardOf) as never,
      }
      desk.watch(section as Element, {...EMPTY_VIEW, phase, slate: products.map(item)})
    },
    move: (product: number, inView: boolean) => change([{target: cardOf(product), inView}]),
    aSecondLater: () => timers.splice(0).forEach((run) => void run()),
  }
}

it('counts a card as seen once it was in view for a while, and not when it only passed', () => {
  const {desk, draw, move, aSecondLater} = setUp()
  draw([1, 2, 3])
  move(1, true)
  move(2, true)
  expect(desk.seen()).toEqual([])
  move(2, false)
  aSecondLater()
  expect(desk.seen()).toEqual([1])
  move(2, true)
  move(2, false)
  move(2, true)
  aSecondLater()
  expect(desk.seen()).toEqual([1, 2])
})

it('watches each card once, forgets those that left, and begins anew at the results', () => {
  const {desk, draw, move, observed, aSecondLater} = setUp()
  draw([1, 2, 3], 'asking')
  move(1, true)
  move(2, true)
  aSecondLater()
  draw([1, 4, 3], 'asking')
  expect(desk.seen()).toEqual([1])
  expect(observed()).toEqual([1, 3, 4])
  draw([1, 4, 3], 'results')
  expect(desk.seen()).toEqual([])
  expect(observed()).toEqual([1, 3, 4])
})

it('knows nothing where the browser cannot tell', () => {
  expect(createExposureDesk(null).seen()).toBeUndefined()
})
