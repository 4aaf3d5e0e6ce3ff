import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {build} from 'esbuild'
import {afterAll, describe, expect, it} from 'vitest'
import type {drawSubset} from '../advisor-core/reporting/draw-subset'
import {enumerate, exampleConfiguration, tally} from '../advisor-core/reporting/test-support'
import type {uniformBelow} from '../advisor-core/reporting/uniform-below'
import {decodeReport} from '../advisor-core/reporting/wire'
import type {createReporter, ReportInput} from '../widget/report'
import {fakeDevice, WEEK_MS} from '../widget/report/test-support'
import {judge, judgeChoice} from './bench/support/privacy-audit'
import {runAudit} from './bench/support/run-audit'
import {buildWidget} from './support/build-widget.mjs'

/** The report chunk as source, with what the checks below look at. */
interface Chunk {
  readonly createReporter: typeof createReporter
  readonly drawSubset: typeof drawSubset
  readonly uniformBelow: typeof uniformBelow
}

const folder = mkdtempSync(join(tmpdir(), 'lotse-mutants-'))
afterAll(() => rmSync(folder, {recursive: true}))

const ENTRY = `
export {createReporter} from './widget/report/reporter'
export {drawSubset} from './advisor-core/reporting/draw-subset'
export {uniformBelow} from './advisor-core/reporting/uniform-below'`

/** Bundles the chunk with one piece of one file replaced. @throws when that piece is not there (once) */
async function bundle(name: string, patch?: {file: string; from: string; to: string}): Promise<Chunk> {
  let applied = 0
  const {outputFiles} = await build({
    stdin: {contents: ENTRY, resolveDir: '.', loader: 'ts'},
    bundle: true,
    write: false,
    format: 'esm',
    plugins: patch
      ? [
          {
            name: 'mutant',
            setup({onLoad}) {
              onLoad({filter: /\.ts$/}, async ({path}) => {
                const {readFile} = await import('node:fs/promises')
                const text = await readFile(path, 'utf8')
                if (path !== resolve(patch.file)) return {contents: text, loader: 'ts'}
                expect(text.split(patch.from)).toHaveLength(2)
                applied++
                return {contents: text.replace(patch.from, patch.to), loader: 'ts'}
              })
            },
          },
        ]
      : [],
  })
  expect(applied).toBe(patch ? 1 : 0)
  const file = join(folder, `${name.replaceAll(' ', '-')}.mjs`)
  writeFileSync(file, outputFiles[0]!.text)
  const chunk: Chunk = await import(/* @vite-ignore */ file)
  return chunk
}

const INPUTS: readonly ReportInput[] = [
  {topics: {}, archetype: []},
  {topics: {'question:budget': 'high', hour: '3'}, archetype: [{id: 'quick', posterior: 1}]},
  {topics: {'question:budget': 'low', hour: '23'}, archetype: [{id: 'careful', posterior: 1}]},
]

/** Every choice of the randomiser, counted: the largest ratio is R. */
function oddsHold({drawSubset: draw}: Chunk): boolean {
  const subset = {cells: 6, subsetSize: 2, odds: 7}
  const columns = Array.from({length: 6}, (_, trueCell) =>
    tally(enumerate((uniform) => draw({...subset, trueCell}, uniform))),
  )
  const outputs = new Set(columns.flatMap(({counts}) => [...counts.keys()]))
  return [...outputs].every((output) => {
    const chances = columns.map(({counts, total}) => Number(counts.get(output) ?? 0n) / Number(total))
    return Math.abs(Math.max(...chances) / Math.min(...chances) - 7) < 1e-9
  })
}

/** Every word of an 8-bit source gives each number equally often. */
function rejectionIsFair({uniformBelow: below}: Chunk): boolean {
  for (let bound = 1; bound <= 256; bound++) {
    const hits = new Array<number>(bound).fill(0)
    for (let word = 0; word < 256; word++) {
      const words = [word]
      try {
        hits[below(bound, () => words.pop() ?? Number.NaN, 256)]!++
      } catch {}
    }
    if (new Set(hits).size > 1) return false
  }
  return true
}

/** On one tape, other answers change the drawn cells and nothing else. */
async function topicIsBlind({createReporter: create}: Chunk): Promise<boolean> {
  for (let seed = 1; seed <= 20; seed++) {
    const seen = new Set<string>()
    for (const input of INPUTS) {
      const device = fakeDevice(seed)
      await create({configuration: exampleConfiguration(), endpoint: 'x', ports: device.ports}).contribute(
        input,
      )
      const {mask, ...rest} = decodeReport(Buffer.from(device.requests[0]!, 'hex'))
      seen.add(JSON.stringify({...rest, bits: mask.toString(2).replaceAll('0', '').length}))
    }
    if (seen.size > 1) return false
  }
  return true
}

/** A week's report leaves once, however often it is asked for, and its retries are the same bytes. */
async function leavesOnce({createReporter: create}: Chunk): Promise<boolean> {
  const device = fakeDevice(5)
  const open = () => create({configuration: exampleConfiguration(), endpoint: 'x', ports: device.ports})
  await Promise.all(INPUTS.map((input) => open().contribute(input)))
  await open().contribute(INPUTS[1]!)
  await open().retry()
  // Later than any retry would wait.
  device.nowMs += 7 * 3_600_000
  await open().contribute(INPUTS[2]!)
  await open().retry()
  const once = device.requests.length === 1
  device.nowMs += WEEK_MS
  device.answer = 'retry'
  await open().contribute(INPUTS[1]!)
  device.nowMs += 3_600_000
  await open().contribute(INPUTS[2]!)
  return once && device.requests.length === 3 && device.requests[1] === device.requests[2]
}

/** Four weeks of fourteen, and none without a store that keeps the reservation. */
async function keepsCaps({createReporter: create}: Chunk): Promise<boolean> {
  const device = fakeDevice(6)
  for (let week = 0; week < 14; week++) {
    await create({configuration: exampleConfiguration(), endpoint: 'x', ports: device.ports}).contribute(
      INPUTS[1]!,
    )
    device.nowMs += WEEK_MS
  }
  const forgetful = fakeDevice(7)
  Object.assign(forgetful.ports.store, {
    update: async (_: string, change: (old: unknown) => unknown) => void change(undefined),
  })
  await create({configuration: exampleConfiguration(), endpoint: 'x', ports: forgetful.ports}).contribute(
    INPUTS[1]!,
  )
  return device.requests.length === 4 && forgetful.requests.length === 0
}

const CHECKS = {oddsHold, rejectionIsFair, topicIsBlind, leavesOnce, keepsCaps}

const DRAW = 'advisor-core/reporting/draw-subset.ts'
const MUTANTS: readonly [name: string, check: keyof typeof CHECKS, file: string, from: string, to: string][] =
  [
    ['odds one too high', 'oddsHold', DRAW, '(odds - 1) * subsetSize', 'odds * subsetSize'],
    ['odds one too low', 'oddsHold', DRAW, '(odds - 1) * subsetSize', '(odds - 2) * subsetSize'],
    ['an edge one off', 'oddsHold', DRAW, 'u < truthful ?', 'u <= truthful ?'],
    [
      'a lie that is never the truth',
      'oddsHold',
      DRAW,
      ': u - truthful',
      ': (trueCell + 1 + ((u - truthful) % (cells - 1))) % cells',
    ],
    [
      'remainders favoured',
      'rejectionIsFair',
      'advisor-core/reporting/uniform-below.ts',
      'if (word < limit) return',
      'if (word <= range) return',
    ],
    [
      'the last whole multiple let in',
      'rejectionIsFair',
      'advisor-core/reporting/uniform-below.ts',
      'word < limit',
      'word <= limit',
    ],
    [
      'a topic chosen by the answer',
      'topicIsBlind',
      'widget/report/make-report.ts',
      'const index = chooseTopic(configuration, uniform, input.arms)',
      "const index = input.topics['question:budget'] ? 1 : chooseTopic(configuration, uniform, input.arms)",
    ],
    [
      'no report without an answer',
      'topicIsBlind',
      'widget/report/make-report.ts',
      'subsetSize, odds, trueCell}',
      'subsetSize: trueCell ? subsetSize : 1 + subsetSize, odds, trueCell}',
    ],
    [
      'a report sent twice',
      'leavesOnce',
      'widget/report/reporter.ts',
      "if (state !== 'waiting') return NOTHING_NEW",
      "if (state === 'dropped') return NOTHING_NEW",
    ],
    [
      'a retry drawn anew',
      'leavesOnce',
      'widget/report/reporter.ts',
      '!draw || decodeReport(draw.bytes).period !== period',
      "!draw || draw.state === 'waiting' || decodeReport(draw.bytes).period !== period",
    ],
    [
      'a ledger that is not asked',
      'keepsCaps',
      'advisor-core/reporting/ledger.ts',
      'now - week < WINDOW_PERIODS',
      'now - week < 4',
    ],
    [
      'a reservation that is not kept',
      'keepsCaps',
      'widget/report/reporter.ts',
      "if (!kept.spent.includes(period) || kept.draw) throw new Error('ledger changed')",
      '',
    ],
  ]

describe('the checks of privacy', {timeout: 60_000}, () => {
  it('all hold for the code as it is', async () => {
    const chunk = await bundle('original')
    for (const [name, check] of Object.entries(CHECKS))
      expect([name, await check(chunk)]).toEqual([name, true])
  })

  it.each(MUTANTS)('notice %s (%s)', async (name, check, file, from, to) => {
    const mutant = await bundle(name, {file, from, to})
    expect(await CHECKS[check](mutant).valueOf()).toBe(false)
  })
})

// Some 25 s of processor time: the time allowed is for machines that do much else besides.
describe('the black-box audit', {timeout: 600_000}, () => {
  it('bounds ε of the minified chunk at or below ln 7', async () => {
    const shipped = (await buildWidget()).get('report')
    const file = join(folder, 'shipped.mjs')
    writeFileSync(file, shipped ?? '')
    const {topics, choice} = await runAudit(file, {cells: 3, odds: 7, samples: 100_000})
    expect(choice.ok).toBe(true)
    for (const {ok, worstDeviation, lowerBound} of topics) {
      expect(ok).toBe(true)
      // Real randomness: a right draw is further from its formula than this in one run of 10^8.
      expect(worstDeviation).toBeLessThan(6.5)
      expect(lowerBound).toBeGreaterThan(1.85)
    }
  })

  it('fails what gives odds of 9 where 7 are claimed', () => {
    const samples = 20_000
    const column = (cell: number) =>
      new Map([0, 1, 2].map((j) => [1n << BigInt(j), Math.round((samples * (j === cell ? 9 : 1)) / 11)]))
    const about = {topic: 'q', cells: 3, subsetSize: 1, odds: 7}
    expect(judge([0, 1, 2].map(column), about).ok).toBe(false)
  })

  it('fails a topic that comes a little more often after one answer', () => {
    const tallies = [50_000, 50_100, 51_500].map((hits) => ({hits, of: 100_000}))
    expect(judgeChoice(tallies.slice(0, 2)).ok).toBe(true)
    expect(judgeChoice(tallies).ok).toBe(false)
  })
})
