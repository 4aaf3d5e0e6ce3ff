import type {Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import {createRandom} from '../../advisor-core/numeric/random'
import type {LoadedShop} from './load-shop'
import {tasteFitter} from './run-visits'
import {type Moment, reply, send, type VisitOptions} from './simulate-visit'
import {chooseShown, drawVisitor, type SimulatedVisitor} from './simulated-visitor'

/** After so many answers the visitor asks for the results. */
const ANSWERS = 3

/** After so many looks at one of the cards the slate is judged. */
const LOOKS = [0, 1, 3] as const

/** How often the product that a visitor would choose with full knowledge is in the slate. */
export interface TasteTable {
  readonly visitors: number
  readonly answers: number
  readonly rows: readonly {
    readonly clicks: number
    /** Shares of visitors, in [0, 1], and the standard error of their difference (paired). */
    readonly without: number
    readonly with: number
    readonly differenceError: number
  }[]
}

/**
 * The chance that the visitor's true best product is among the three, after three answers and 0, 1 or 3 looks at
 * cards of the slate, with and without the taste model: the same visitors, answers and dice in both. A look is drawn
 * by the visitor's own utilities among the cards shown that it has not looked at yet. Should it compare two
 * products, that is left open.
 *
 * @returns `null` where the shop ships no taste model
 */
export async function tasteTable(
  shop: LoadedShop,
  {visitors, seed, onVisit}: {visitors: number; seed: number; onVisit?: (done: number) => void},
): Promise<TasteTable | null> {
  const fitTaste = tasteFitter(shop)
  if (!fitTaste) return null
  const {dialogue, prior} = shop
  const sums = LOOKS.map(() => ({without: 0, with: 0, square: 0}))
  for (let v = 0; v < visitors; v++) {
    const seedOf = (part: number): number => (seed % 2 ** 20) * 2 ** 32 + 4 * v + part
    const random = createRandom(seedOf(0))
    const visitor = drawVisitor(dialogue.model, prior, random)
    const start = answerThree(dialogue, visitor, {random})
    const off = look(dialogue, visitor, start, {random: createRandom(seedOf(1))})
    const on = look(dialogue, visitor, start, {random: createRandom(seedOf(1)), fitTaste})
    sums.forEach((sum, i) => {
      sum.without += off[i]!
      sum.with += on[i]!
      sum.square += (on[i]! - off[i]!) ** 2
    })
    onVisit?.(v + 1)
    if (v % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const rows = sums.map((sum, i) => {
    const difference = (sum.with - sum.without) / visitors
    return {
      clicks: LOOKS[i]!,
      without: sum.without / visitors,
      with: sum.with / visitors,
      differenceError: Math.sqrt(Math.max(0, sum.square / visitors - difference ** 2) / visitors),
    }
  })
  return {visitors, answers: ANSWERS, rows}
}

function answerThree(dialogue: Dialogue, visitor: SimulatedVisitor, options: VisitOptions): Moment {
  let moment = send(
    dialogue,
    dialogue.initial,
    {kind: 'start', signals: visitor.signals, first: null},
    options,
  )
  for (let answers = 0; answers < ANSWERS; ) {
    const {question} = moment.view
    if (!question) return moment
    const {event} = reply(dialogue, visitor, {question, assessment: moment.assessment}, options)
    if (question.kind === 'product') answers++
    const open = question.kind === 'pair' ? ({kind: 'prefer', product: null} as const) : event
    moment = send(dialogue, moment.state, open, options)
  }
  return moment.view.question ? send(dialogue, moment.state, {kind: 'show-now'}, options) : moment
}

/** Whether the best product is shown (1 or 0) after each number of looks. */
function look(dialogue: Dialogue, visitor: SimulatedVisitor, start: Moment, options: VisitOptions): number[] {
  const looked = new Set<number>()
  let moment = start
  return LOOKS.map((clicks) => {
    while (looked.size < clicks) {
      const left = moment.view.slate.map(({product}) => product).filter((product) => !looked.has(product))
      if (left.length === 0) break
      const product = chooseShown(visitor, left, options.random)
      looked.add(product)
      moment = send(dialogue, moment.state, {kind: 'choose', action: 'details', product}, options)
    }
    return moment.view.slate.some(({product}) => product === visitor.best) ? 1 : 0
  })
}

/** The table as plain text. */
export function tasteTableText({visitors, answers, rows}: TasteTable): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  return [
    `Best product among the three after ${answers} answers; ${visitors} simulated visitors, the same in both columns:`,
    '',
    `${'looks at cards'.padEnd(16)}${'without taste'.padStart(15)}${'with taste'.padStart(12)}${'difference'.padStart(20)}`,
    ...rows.map((row) => {
      const difference = `${(100 * (row.with - row.without)).toFixed(1)} ± ${(100 * row.differenceError).toFixed(1)} points`
      return `${String(row.clicks).padEnd(16)}${percent(row.without).padStart(15)}${percent(row.with).padStart(12)}${difference.padStart(20)}`
    }),
    '',
  ].join('\n')
}
