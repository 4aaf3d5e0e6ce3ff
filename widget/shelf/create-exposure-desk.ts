import type {View} from '../../advisor-core/dialogue/types'

/** A card counts as seen when half of it was in the window for this long. */
const SEEN_MS = 1000
const HALF = 0.5

/** Which products' cards came into view: nothing that outlives the page, or leaves it. */
export interface ExposureDesk {
  /** The cards below this element's section are those of the view, in its order; to be called as they are drawn. */
  readonly watch: (section: Element, view: View) => void
  /** `undefined` where the browser cannot tell. */
  readonly seen: () => readonly number[] | undefined
}

/** What a browser does with cards; a test hands in its own. */
export type Observe = (
  onChange: (changes: readonly {readonly target: Element; readonly inView: boolean}[]) => void,
) => Pick<IntersectionObserver, 'observe' | 'unobserve'>

/** @param observe `null` where the browser has nothing of the kind */
export function createExposureDesk(
  observe: Observe | null = typeof IntersectionObserver === 'undefined' ? null : observeInWindow,
  later: (run: () => void, ms: number) => unknown = setTimeout,
): ExposureDesk {
  let phase: View['phase'] | null = null
  let watched = new Map<Element, number>()
  /** When a card came into view, told from the times before by an object of its own. */
  const waiting = new Map<Element, object>()
  const seen = new Set<number>()

  const observer = observe?.((changes) => {
    for (const {target, inView} of changes) {
      const since = {}
      waiting.delete(target)
      if (!inView) continue
      waiting.set(target, since)
      later(() => {
        const product = watched.get(target)
        if (waiting.get(target) === since && product !== undefined) seen.add(product)
      }, SEEN_MS)
    }
  })

  return {
    watch: (section, view) => {
      if (view.phase !== phase) seen.clear()
      const anew = view.phase !== phase
      phase = view.phase
      const cards = cardsOf(section, view)
      for (const [card, product] of watched) {
        if (!anew && cards.get(card) === product) continue
        observer?.unobserve(card)
        waiting.delete(card)
      }
      for (const [card, product] of cards) if (anew || watched.get(card) !== product) observer?.observe(card)
      watched = cards
      const there = new Set(cards.values())
      for (const product of seen) if (!there.has(product)) seen.delete(product)
    },
    seen: () => (observer ? [...seen] : undefined),
  }
}

/** The slate's cards in its order, and the surprise below them. */
function cardsOf(section: Element, {slate, shelf}: View): Map<Element, number> {
  const cards = [...section.querySelectorAll('.slate > .card')].flatMap((card, slot) =>
    slate[slot] ? [[card, slate[slot].product] as const] : [],
  )
  const other = section.querySelector('[data-surprise]')
  return new Map([...cards, ...(other && shelf?.surprise ? [[other, shelf.surprise.product] as const] : [])])
}

const observeInWindow: Observe = (onChange) =>
  new IntersectionObserver(
    (entries) =>
      onChange(
        entries.map(({target, intersectionRatio, intersectionRect, rootBounds}) => ({
          target,
          // A card higher than the window is never half in view; then it fills half of the window.
          inView:
            intersectionRatio >= HALF ||
            (rootBounds !== null && intersectionRect.height >= HALF * rootBounds.height),
        })),
      ),
    {threshold: [0, 0.1, 0.2, 0.3, 0.4, HALF]},
  )
