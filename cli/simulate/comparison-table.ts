import type {Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import {createRandom} from '../../advisor-core/numeric/random'
import type {LoadedShop} from './load-shop'
import {tasteFitter} from './run-visits'
import {type SimulatedVisit, simulateVisit} from './simulate-visit'
import {drawVisitor} from './simulated-visitor'

/** What is counted of a visit: its name in the table, and the decimals worth printing. */
const COUNTED = {
  bestShown: [({bestShown}: SimulatedVisit) => (bestShown ? 1 : 0), 'best product shown', 3],
  regret: [({regret}: SimulatedVisit) => regret, 'regret', 3],
  attributeQuestions: [({asked}: SimulatedVisit) => asked.length, 'attribute questions', 2],
  comparisons: [({comparisons}: SimulatedVisit) => comparisons, 'comparisons', 2],
} as const

export type Counted = keyof typeof COUNTED

/** What comparison questions do to a visit. */
export interface ComparisonTable {
  readonly visitors: number
  readonly rows: readonly {
    readonly what: Counted
    readonly without: number
    readonly with: number
    /** With less without, paired by visitor, and half the width of its 95 % interval. */
    readonly difference: number
    readonly within: number
  }[]
}

/** 97.5 % quantile of the normal distribution. */
const Z95 = 1.96

/**
 * The first results of the same visitors with and without comparison questions, nobody having clicked. Each question
 * has dice of its own: who is asked the same says the same.
 *
 * @param shops  the same shop twice
 * @returns `null` where the shop ships no taste model
 */
export async function comparisonTable(
  shops: {readonly with: LoadedShop; readonly without: LoadedShop},
  {visitors, seed, onVisit}: {visitors: number; seed: number; onVisit?: (done: number) => void},
): Promise<ComparisonTable | null> {
  const fitTaste = tasteFitter(shops.with)
  if (!fitTaste) return null
  const names = Object.keys(COUNTED) as Counted[]
  const sums = names.map(() => ({without: 0, with: 0, square: 0}))
  for (let v = 0; v < visitors; v++) {
    const base = (seed % 2 ** 20) * 2 ** 32 + v * 2 ** 12
    const visitor = drawVisitor(shops.with.dialogue.model, shops.with.prior, createRandom(base))
    const visit = (dialogue: Dialogue) =>
      simulateVisit(dialogue, visitor, {
        random: createRandom(base + 1),
        diceOf: (question) => createRandom(base + 2 + numberOf(dialogue, question)),
        clicks: 0,
        fitTaste,
      })
    const [without, with_] = [visit(shops.without.dialogue), visit(shops.with.dialogue)]
    names.forEach((name, i) => {
      const [a, b] = [COUNTED[name][0](without), COUNTED[name][0](with_)]
      sums[i]!.without += a
      sums[i]!.with += b
      sums[i]!.square += (b - a) ** 2
    })
    onVisit?.(v + 1)
    if (v % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const rows = sums.map((sum, i) => {
    const difference = (sum.with - sum.without) / visitors
    const variance = Math.max(0, sum.square / visitors - difference ** 2)
    return {
      what: names[i]!,
      without: sum.without / visitors,
      with: sum.with / visitors,
      difference,
      within: Z95 * Math.sqrt(variance / visitors),
    }
  })
  return {visitors, rows}
}

/** One of 4,094: questions and trait items by their place, a comparison by its two products. */
function numberOf({model: {advisor, bank}}: Dialogue, id: string): number {
  const ids = [...advisor.questions.map((question) => question.id), ...bank.items.map((item) => item.id)]
  const at = ids.indexOf(id)
  if (at >= 0) return at
  const [, a, b] = id.split(':').map(Number)
  return ids.length + ((61 * a! + b!) % (4094 - ids.length))
}

/** The table as plain text. */
export function comparisonTableText({visitors, rows}: ComparisonTable): string {
  return [
    `First results with and without comparison questions; ${visitors} simulated visitors, the same in both columns:`,
    '',
    `${''.padEnd(22)}${'without'.padStart(10)}${'with'.padStart(10)}${'difference (95 %)'.padStart(22)}`,
    ...rows.map(({what, without, with: with_, difference, within}) => {
      const [, name, decimals] = COUNTED[what]
      const [a, b, d, w] = [without, with_, difference, within].map((x) => x.toFixed(decimals))
      return `${name.padEnd(22)}${a!.padStart(10)}${b!.padStart(10)}${`${d} ± ${w}`.padStart(22)}`
    }),
    '',
  ].join('\n')
}
