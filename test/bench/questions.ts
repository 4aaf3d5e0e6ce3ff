import {loadavg} from 'node:os'
import type {BenchArgs} from './support/bench-args'
import {brotliBytes, columnBytes} from './support/compression'
import {createSyntheticShop} from './support/synthetic-shop'
import {timeInChromium} from './support/time-in-chromium'
import {type QuestionTimes, timeQuestions} from './support/time-questions'
import {wholeNumber} from './support/whole-number'

export const describe =
  'question kernel and whole steps on synthetic shops: --n 1000,10000,100000 --seed 1 --rounds 40 --cpu --browser --no-size'

/** Times, memory and file size on made-up shops of 40 attributes; see docs/benchmarks.md. */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const sizes = String(options.n ?? '1000,10000,100000').split(',')
  const orders = sizes.map((size) => ({
    products: wholeNumber(size, 'n', 1, 1),
    seed: wholeNumber(options.seed, 'seed', 1, 1),
    rounds: wholeNumber(options.rounds, 'rounds', 40, 1),
  }))
  const loadBefore = loadavg()[0]
  const inNode = orders.map(({products, ...more}) =>
    timeQuestions(products, {...more, nowMs: options.cpu ? processorMs : () => performance.now()}),
  )
  const inChromium = options.browser ? await timeInChromium(orders) : []
  return {
    seed: orders[0]!.seed,
    clock: options.cpu ? 'processor time of the process' : 'wall',
    data: 'synthetic: 18 categorical, 6 boolean, 6 multi-valued, 10 numeric attributes; a question each',
    loadBefore,
    loadAfter: loadavg()[0],
    times: [...inNode.flatMap(toRows('node')), ...inChromium.flatMap(toRows('chromium worker'))],
    memory: inNode.map(toMemoryRow),
    ...(options['no-size'] ? {} : {compression: orders.map(toSizeRow)}),
  }
}

/** What the process has computed so far, compiling and collecting included; other processes do not count. */
function processorMs(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

function toRows(where: string) {
  return ({products, operations}: QuestionTimes) =>
    operations.map(({operation, ...times}) => ({where, products, operation, ...times}))
}

function toMemoryRow(times: QuestionTimes) {
  const {operations: _, ...row} = times
  return row
}

function toSizeRow({products, seed}: {products: number; seed: number}) {
  const {file, columns} = createSyntheticShop(products, seed)
  const fileBrotli = brotliBytes(file)
  const columnsBrotli = columnBytes(columns)
  return {products, fileBrotli, columnsBrotli, ratio: fileBrotli / columnsBrotli}
}
