import type {ReportedBehaviour} from './types'

/** Between the two parts of a cell that says two things. No id has it. */
export const JOINED = '×'

/** Where a conversation begins and ends, and a question that a transition does not name. */
export const START_STEP = '(start)'
export const RESULTS_STEP = '(results)'
export const OTHER_STEP = '(other)'

/** Bins of a trait's estimate, in standard deviations of the population: a fifth of it in each. */
export const TRAIT_CUTS = [-0.8416, -0.2533, 0.2533, 0.8416] as const
export const TRAIT_BINS = ['lowest', 'low', 'middle', 'high', 'highest'] as const

export const HOURS = ['night', 'morning', 'midday', 'afternoon', 'evening'] as const
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export const DEVICES = ['phone', 'tablet', 'desktop'] as const
export const SIGNAL_CELLS = {hour: HOURS, weekday: WEEKDAYS, device: DEVICES} as const

export const AGREEMENT = ['agrees', 'contradicts'] as const

/** Deeds that speak about the price, by signal. The base they are read against: visits that did nothing in the shop. */
export const PRICED_DEEDS = {
  sort: ['price-up', 'price-down'],
  filter: ['brand', 'price'],
  search: ['brand', 'price'],
} as const satisfies Readonly<Record<ReportedBehaviour, readonly string[]>>
export const NO_DEED = 'nothing'

/** How the chosen product stands in price to another one that was shown: `priceGap`. */
export const PRICE_GAPS = ['cheaper', 'dearer'] as const
/**
 * Their ranks in price, 0 for the cheapest of its category and 1 for the dearest, lie apart by at least this much; of
 * two that are closer nothing is told. Finer cells would each have the whole noise of the draw.
 */
export const LEAST_GAP = 0.1
/** No cell, hence `none`. */
const LEVEL = 'level'

/** What became of a visit with an arm: a product was looked at or put in the cart, or none was. */
export const EXPERIMENT_OUTCOMES = ['chosen', 'open'] as const

/** How many statements about themselves a visitor can have answered, in the advice and for the profile. */
export const TRAIT_ANSWERS = ['0', '1', '2', '3', '4', '5', '6', '7', '8'] as const

/** Every pair of two lists, the first one's entries outermost. */
export function pairs(rows: readonly string[], columns: readonly string[]): string[] {
  return rows.flatMap((row) => columns.map((column) => row + JOINED + column))
}

/** The questions that transitions name with 63 cells: all up to six, else the first five and `(other)`. */
export function transitionCells(questions: readonly string[]): string[] {
  const named = questions.length <= 6 ? questions : [...questions.slice(0, 5), OTHER_STEP]
  return pairs([START_STEP, ...named], [...named, RESULTS_STEP]).filter((cell) => {
    const [from, to] = cell.split(JOINED)
    return from !== to || from === OTHER_STEP
  })
}

/** The bin of an estimate; see `TRAIT_CUTS`. */
export function traitBin(mean: number): string {
  return TRAIT_BINS[TRAIT_CUTS.filter((cut) => mean >= cut).length]!
}

/** The cell of a gap between two ranks in price, in [−1, 1]; positive where the chosen product is dearer. */
export function priceGap(gap: number): string {
  return Math.abs(gap) < LEAST_GAP ? LEVEL : PRICE_GAPS[gap < 0 ? 0 : 1]
}

/** Every deed of a signal that speaks about the price, and none, × how the chosen product stands in price; 6 cells. */
export function behaviourCells(signal: ReportedBehaviour): string[] {
  return pairs([NO_DEED, ...PRICED_DEEDS[signal]], PRICE_GAPS)
}
