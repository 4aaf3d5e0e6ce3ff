import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {measureSizes} from '../scripts/lib/sizes.mjs'
import {CHUNKS} from '../widget/chunks.mjs'
import {sourcesOfChunk} from './support/build-widget.mjs'

describe('the size budgets', () => {
  const {budgets} = measureSizes()

  it.each(budgets)('keeps $name at $brotli of at most $limit bytes', ({brotli, limit}) => {
    expect(brotli).toBeLessThanOrEqual(limit)
    expect(brotli).toBeGreaterThan(0)
  })

  it('covers all code that is loaded before the first question, with the larger language', () => {
    const first = budgets.find(({name}) => name === 'before the first question')
    expect(first?.parts.slice(0, 3)).toEqual(['loader', 'widget', 'worker'])
    expect(first?.parts[3]).toMatch(/^locale\.(de|en)$/)
  })
})

describe('the glass chunk', () => {
  it('brings no second Preact: its components are drawn by the page’s one', async () => {
    const sources = await sourcesOfChunk('glass')
    expect(sources).toContain('widget/glass/GlassPanel.tsx')
    expect(sources.filter((path) => path.includes('preact'))).toEqual([])
    expect(await sourcesOfChunk('widget')).toContain('node_modules/preact/dist/preact.mjs')
  }, 60_000)
})

describe('measuring', () => {
  it('says so when a chunk is over its budget', () => {
    const root = mkdtempSync(join(tmpdir(), 'lotse-size-'))
    try {
      mkdirSync(join(root, 'dist/widget'), {recursive: true})
      for (const {name} of CHUNKS) writeFileSync(join(root, 'dist/widget', `${name}.js`), 'x')
      writeFileSync(join(root, 'dist/widget/report.js'), incompressible(4_100))
      const {ok, budgets} = measureSizes(root)
      expect(ok).toBe(false)
      expect(budgets.filter((budget) => !budget.ok).map(({name}) => name)).toEqual(['report'])
    } finally {
      rmSync(root, {recursive: true})
    }
  })

  it('names a chunk that has not been built', () => {
    expect(() => measureSizes('/nowhere')).toThrow(/loader\.js is missing; run: npm run build/)
  })
})

/** Bytes without a pattern that a compressor could use: a linear congruential sequence. */
function incompressible(length: number): Buffer {
  let state = 1
  return Buffer.from(
    Array.from({length}, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    }),
  )
}
