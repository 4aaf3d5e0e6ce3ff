import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {brotliCompressSync} from 'node:zlib'
import {build, type Metafile} from 'esbuild'
import fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'
import {createRandom, normal} from '../../advisor-core/numeric/random'
import {newtonOracle} from '../../test/support/newton-oracle'
import {anyProblem} from '../../test/support/taste-arbitraries'
import {tfjsPlugin} from './bundle-plugin.mjs'
import type {TasteFitRequest} from './fit-taste'

// Bundling and a thousand refits take seconds where the machine is busy.
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

type Runtime = typeof import('./index')
/** What the second bundle adds: counts of what ran, by kernel and gradient name. */
interface Counted extends Runtime {
  readonly countRuns: () => Record<string, number>
  /** Names in the shim's namespaces. */
  readonly helpers: Record<string, string[]>
}

let folder: string
let runtime: Runtime
let counted: Counted
let shipped: string
let metafile: Metafile
let newGlobals: string[]

async function bundle(entry: string, name: string): Promise<Metafile> {
  const result = await build({
    stdin: {contents: entry, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts'},
    outfile: join(folder, name),
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    plugins: [tfjsPlugin()],
    logLevel: 'silent',
  })
  return result.metafile
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotse-tfjs-'))
  metafile = await bundle(`export * from './index'`, 'tfjs.mjs')
  await bundle(
    `export * from './index'
    import {getGradient, getKernelsForBackend} from '@tensorflow/tfjs-core/dist/kernel_registry'
    import {backend_util, util} from './core-shim'
    export const helpers = {backend_util: Object.keys(backend_util), util: Object.keys(util)}
    export function countRuns() {
      const runs = {}
      const wrap = (config, key, name) => {
        const inner = config[key]
        runs[name] = 0
        config[key] = (...args) => { runs[name]++; return inner(...args) }
      }
      for (const kernel of getKernelsForBackend('cpu')) {
        wrap(kernel, 'kernelFunc', kernel.kernelName)
        const gradient = getGradient(kernel.kernelName)
        if (gradient) wrap(gradient, 'gradFunc', kernel.kernelName + ' gradient')
      }
      return runs
    }`,
    'counted.mjs',
  )
  shipped = await readFile(join(folder, 'tfjs.mjs'), 'utf8')
  const before = new Set(Object.keys(globalThis))
  runtime = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'tfjs.mjs')).href)
  runtime.fitTaste(request(3, 4))
  newGlobals = Object.keys(globalThis).filter((key) => !before.has(key))
  counted = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'counted.mjs')).href)
})

afterAll(() => rm(folder, {recursive: true, force: true}))

/** 20 choices among 5 by somebody whose weights are drawn from the prior, and some refusals. */
function request(choices = 20, dim = 32, seed = 1): TasteFitRequest {
  const random = createRandom(seed)
  const draw = (n: number) => Array.from({length: n}, () => normal(random))
  const own = draw(dim).map((w) => 0.4 * w)
  return {
    dim,
    mean: new Float64Array(dim),
    precision: new Float64Array(dim).fill(1 / 0.4 ** 2),
    positions: [0.2],
    choices: Array.from({length: choices}, (_, c) => {
      const shown = c % 7 === 6 ? 1 : 5
      const features = draw(shown * dim)
      const u = Array.from({length: shown}, (_, i) =>
        own.reduce((sum, w, f) => sum + w * features[i * dim + f]!, -Math.log(-Math.log(random()))),
      )
      const positions = Array.from({length: shown}, (_, i) => i)
      return {features, chosen: shown === 1 ? -1 : u.indexOf(Math.max(...u)), positions}
    }),
  }
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(0, ...Array.from(a, (x, i) => Math.abs(x - b[i]!)))

describe('the shipped TensorFlow.js bundle', () => {
  it('is at most 25 kB in Brotli and never builds code from text', () => {
    expect(brotliCompressSync(shipped).length).toBeLessThanOrEqual(25_000)
    expect(shipped).not.toMatch(/\beval\s*\(|new Function\b/)
  })

  it('runs every kernel and every gradient that it registers', () => {
    const runs = counted.countRuns()
    expect(Object.keys(runs).length).toBeGreaterThan(10)
    counted.fitTaste(request(3, 4))
    expect(Object.entries(runs).filter(([, times]) => times === 0)).toEqual([])
  })

  it('holds every helper that its kernels name, so that none is missing at run time', async () => {
    const kernels = Object.keys(metafile.inputs).filter((path) => path.includes('tfjs-backend-cpu'))
    expect(kernels.length).toBeGreaterThan(15)
    for (const path of kernels) {
      const source = (await readFile(path, 'utf8')).replace(/^\/\/#.*$/m, '')
      for (const [, space, name] of source.matchAll(/\b(util|backend_util)\.(\w+)/g)) {
        expect(counted.helpers[space!], path).toContain(name)
      }
    }
  })

  it('leaves no trace on the global object, where a shop may run its own TensorFlow.js', () => {
    expect(newGlobals).toEqual([])
  })
})

describe('fitTaste', () => {
  it('finds the weights that a plain Newton method finds, for any prior, choice and refusal', () => {
    fc.assert(
      fc.property(anyProblem, ({problem}) => {
        const dim = problem.prior.mean.length
        const asked = {dim, ...problem.prior, choices: problem.choices, positions: problem.positions}
        expect(largestGap(runtime.fitTaste(asked).weights, newtonOracle(asked))).toBeLessThan(1e-3)
      }),
    )
  })

  it('does so for 20 choices among 5 with 32 features, in at most 12 steps', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const fit = runtime.fitTaste(request(20, 32, seed))
      expect(fit.steps).toBeLessThan(12)
      expect(largestGap(fit.weights, newtonOracle(request(20, 32, seed)))).toBeLessThan(1e-3)
    }
  })

  it('takes no step on which it would end worse, however few it is allowed', () => {
    const wide = {...request(), precision: new Float64Array(32).fill(0.05)}
    const reached = [1, 2, 3, 4, 6, 9, 30].map((steps) => runtime.fitTaste({...wide, steps}).logPosterior)
    reached.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual((reached[i - 1] ?? Number.NEGATIVE_INFINITY) - 1e-3)
    })
  })

  it('stays finite where scores are extreme', () => {
    const far = {features: [900, -900, -900, 900], chosen: 1, positions: [0, 1]}
    const {weights, logPosterior} = runtime.fitTaste({
      dim: 2,
      mean: [1, -1],
      precision: [1, 1],
      choices: [far, {features: [900, 900], chosen: -1, positions: [0]}],
      positions: [],
    })
    expect([...weights, logPosterior].every(Number.isFinite)).toBe(true)
  })

  it('gives the prior mean when nothing was chosen yet', () => {
    const fit = runtime.fitTaste({dim: 2, mean: [1, -2], precision: [1, 1], choices: [], positions: []})
    expect(fit).toEqual({weights: Float64Array.of(1, -2), logPosterior: 0, steps: 0})
  })

  it('gives the same bits for the same input, whatever was fitted in between', () => {
    const first = runtime.fitTaste(request())
    runtime.fitTaste(request(7, 5, 9))
    expect(runtime.fitTaste(request())).toEqual(first)
    expect(counted.fitTaste(request())).toEqual(first)
  })

  it('takes a full prior precision, of which the diagonal is one', () => {
    const asked = request(6, 5)
    const full = new Float64Array(25)
    for (let f = 0; f < 5; f++) full[f * 6] = asked.precision[f]!
    expect(runtime.fitTaste({...asked, precision: full}).weights).toEqual(runtime.fitTaste(asked).weights)
  })

  it('keeps the number of tensors constant over a thousand refits, failed ones included', () => {
    const small = {...request(2, 3), steps: 2}
    runtime.fitTaste(small)
    const before = runtime.numTensors()
    for (let i = 0; i < 1000; i++) runtime.fitTaste(small)
    expect(runtime.numTensors()).toBe(before)
    expect(() => runtime.fitTaste({...small, precision: [-1, -1, -1]})).toThrow('not positive definite')
    expect(runtime.numTensors()).toBe(before)
  })

  it('refuses lengths that do not fit', () => {
    const asked = request(2, 3)
    expect(() => runtime.fitTaste({...asked, mean: [0]})).toThrow('invalid mean: 1 for 3 weights')
    expect(() => runtime.fitTaste({...asked, precision: [1]})).toThrow('invalid precision: 1 for 3 weights')
    const short = {features: [1, 2], chosen: 0, positions: [0, 1]}
    expect(() => runtime.fitTaste({...asked, choices: [short]})).toThrow(
      'invalid choice 0: 2 features for 2 × 3',
    )
    const other = {features: [1, 2, 3], chosen: 1, positions: [0]}
    expect(() => runtime.fitTaste({...asked, choices: [other]})).toThrow('invalid choice 0: chosen is 1 of 1')
  })
})
