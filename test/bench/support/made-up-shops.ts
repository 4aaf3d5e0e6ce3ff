/** A log-normal heap of orders: skewed, as orders are. */
export interface Heap {
  readonly median: number
  /** σ of the logarithm. */
  readonly sigma: number
}

/** One class of visits. */
export interface MadeUpClass {
  /** Of all visits. */
  readonly share: number
  /** Orders for each visit. */
  readonly buys: number
  readonly heap: Heap
  /** A second heap, and which part of the class's orders is in it. */
  readonly second?: Heap & {readonly part: number}
  /** How many are on a phone. */
  readonly phone: number
}

/** A shop of which everything is known, because it is made up. */
export interface MadeUpShop {
  /** `none` first; shares sum to 1. */
  readonly classes: readonly MadeUpClass[]
  /** Whether a second topic joins the archetype with the device; it has half as many reports. */
  readonly hasJoint: boolean
  /** Reports of topics that say nothing about archetypes, for each report of the archetype topic. */
  readonly others: number
}

type Row = readonly [share: number, buys: number, median: number, sigma: number, phone?: number]

const toClass = ([share, buys, median, sigma, phone = 0.5]: Row): MadeUpClass => ({
  share,
  buys,
  heap: {median, sigma},
  phone,
})

/** With so many orders in a second heap. */
const twoHeaps = (row: Row, part: number, median: number, sigma: number): MadeUpClass => ({
  ...toClass(row),
  second: {part, median, sigma},
})

/** On which settings were chosen. */
const FIRST_SHOPS = {
  /** Of the unit tests, and of the figures of single shares and tables. */
  a: {
    classes: [
      toClass([0.1, 0.02, 60, 0.8, 0]),
      toClass([0.4, 0.06, 80, 0.8, 0.3]),
      toClass([0.3, 0.1, 120, 0.8, 0.5]),
      toClass([0.2, 0.14, 100, 0.8, 0.7]),
    ],
    hasJoint: true,
    others: 0,
  },
  /** Of `bench privacy`, with a small class that hardly orders. */
  b: {
    classes: [
      toClass([0.05, 0, 50, 0.6]),
      toClass([0.3, 0.03, 50, 0.6]),
      toClass([0.25, 0.05, 70, 0.6]),
      toClass([0.2, 0.04, 60, 0.6]),
      toClass([0.14, 0.06, 90, 0.6]),
      toClass([0.06, 0.02, 40, 0.6]),
    ],
    hasJoint: false,
    others: 1,
  },
  /** Few classes, much bought, by which class it is for very different sums. */
  c: {
    classes: [toClass([0.2, 0.05, 100, 1]), toClass([0.5, 0.1, 60, 1]), toClass([0.3, 0.25, 240, 1])],
    hasJoint: false,
    others: 1,
  },
  /** Eight classes: with the device there are so many cells that a report names two. */
  d: {
    classes: [
      toClass([0.06, 0.03, 90, 0.7]),
      toClass([0.24, 0.08, 120, 0.7]),
      toClass([0.18, 0.12, 60, 0.7, 0.6]),
      toClass([0.14, 0.05, 200, 0.7, 0.4]),
      toClass([0.12, 0.15, 80, 0.7, 0.7]),
      toClass([0.1, 0.1, 100, 0.7, 0.3]),
      toClass([0.07, 0.04, 150, 0.7]),
      toClass([0.05, 0.2, 70, 0.7]),
      toClass([0.04, 0.02, 110, 0.7]),
    ],
    hasJoint: true,
    others: 1,
  },
  /** Little bought, spread differently by class. */
  e: {
    classes: [
      toClass([0.15, 0.01, 45, 0.6]),
      toClass([0.35, 0.02, 30, 0.4, 0.6]),
      toClass([0.25, 0.04, 110, 1.1, 0.4]),
      toClass([0.15, 0.015, 60, 0.7, 0.8]),
      toClass([0.1, 0.03, 90, 0.9]),
    ],
    hasJoint: true,
    others: 0.5,
  },
  /** Six classes; orders of one are small or large, of another nearly all alike. */
  f: {
    classes: [
      toClass([0.02, 0.01, 70, 0.5]),
      toClass([0.28, 0.02, 70, 0.5]),
      twoHeaps([0.2, 0.05, 30, 0.4], 0.3, 400, 0.5),
      toClass([0.2, 0.03, 80, 0.2]),
      toClass([0.12, 0.01, 60, 0.8]),
      toClass([0.1, 0.04, 65, 0.5]),
      toClass([0.08, 0.06, 90, 0.5]),
    ],
    hasJoint: false,
    others: 1,
  },
  /** Much bought, by several classes in two heaps; a report names two cells. */
  g: {
    classes: [
      toClass([0.1, 0.05, 80, 0.8]),
      twoHeaps([0.3, 0.15, 40, 0.6], 0.1, 900, 0.4),
      toClass([0.2, 0.08, 150, 0.9, 0.3]),
      twoHeaps([0.15, 0.3, 25, 0.3], 0.5, 120, 0.3),
      toClass([0.1, 0.2, 300, 0.5, 0.8]),
      toClass([0.08, 0.1, 60, 1.1]),
      toClass([0.07, 0.05, 100, 0.7]),
    ],
    hasJoint: true,
    others: 0.5,
  },
} satisfies Readonly<Record<string, MadeUpShop>>

/** On which they were confirmed. */
const FRESH_SHOPS = {
  h: {
    classes: [
      toClass([0.08, 0.02, 100, 0.7, 0.4]),
      toClass([0.36, 0.035, 140, 0.5, 0.4]),
      twoHeaps([0.24, 0.06, 60, 0.5, 0.6], 0.2, 350, 0.4),
      toClass([0.2, 0.045, 90, 0.9]),
      toClass([0.12, 0.02, 200, 0.6, 0.7]),
    ],
    hasJoint: true,
    others: 1,
  },
  i: {
    classes: [
      toClass([0.12, 0.04, 40, 0.7]),
      toClass([0.3, 0.18, 35, 0.6]),
      toClass([0.26, 0.09, 55, 0.9]),
      toClass([0.18, 0.12, 25, 0.4]),
      twoHeaps([0.14, 0.22, 30, 0.5], 0.4, 90, 0.4),
    ],
    hasJoint: false,
    others: 0.3,
  },
  /** A report of the joint topic names two cells. */
  j: {
    classes: [
      toClass([0.05, 0.02, 300, 0.6]),
      toClass([0.25, 0.05, 400, 0.7, 0.3]),
      toClass([0.2, 0.08, 250, 0.8]),
      toClass([0.16, 0.06, 600, 0.5, 0.7]),
      toClass([0.14, 0.1, 350, 0.9, 0.6]),
      toClass([0.1, 0.04, 200, 0.6]),
      toClass([0.1, 0.07, 500, 0.7, 0.4]),
    ],
    hasJoint: true,
    others: 0.8,
  },
  /** Orders of one class are spread widely, of another they are nearly alike. */
  k: {
    classes: [
      toClass([0.07, 0.03, 80, 0.8]),
      toClass([0.33, 0.06, 45, 0.5, 0.6]),
      toClass([0.27, 0.09, 130, 1, 0.4]),
      toClass([0.2, 0.04, 70, 0.35]),
      toClass([0.13, 0.12, 220, 0.6]),
    ],
    hasJoint: true,
    others: 0.4,
  },
  /** Cheap: one order in twenty is below the first edge. */
  l: {
    classes: [
      toClass([0.15, 0.02, 25, 0.6]),
      toClass([0.4, 0.08, 22, 0.5]),
      twoHeaps([0.25, 0.12, 18, 0.4], 0.25, 75, 0.5),
      toClass([0.2, 0.05, 60, 0.9]),
    ],
    hasJoint: false,
    others: 0.8,
  },
} satisfies Readonly<Record<string, MadeUpShop>>

export const MADE_UP_SHOPS = {...FIRST_SHOPS, ...FRESH_SHOPS} as const

export type ShopName = keyof typeof MADE_UP_SHOPS

/** Mean value of a class's orders. */
export function meanValue({heap, second}: MadeUpClass): number {
  const mean = ({median, sigma}: Heap) => median * Math.exp(sigma ** 2 / 2)
  return second ? (1 - second.part) * mean(heap) + second.part * mean(second) : mean(heap)
}
