import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {findCycles, importsOf, readSources, type SourceFile} from './support/import-graph'
import {codeOnly} from './support/source-text'
import {forbiddenImports, impurities} from './support/structure-rules'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

describe('the house', () => {
  const files = readSources(ROOT)

  it('is read as a whole', () => {
    const folders = new Set(files.map(({path}) => path.split('/')[0]))
    expect([...folders].sort()).toEqual([
      'advisor-core',
      'cli',
      'collector',
      'demo-site',
      'models',
      'reports',
      'widget',
    ])
    expect(files.flatMap(({imports}) => imports).length).toBeGreaterThan(files.length)
  })

  it('has arrows in one direction only', () => expect(forbiddenImports(files)).toEqual([]))

  it('has no import cycles', () => expect(findCycles(files)).toEqual([]))

  it('keeps clock, randomness, page and storage out of advisor-core', () =>
    expect(impurities(files)).toEqual([]))

  it('imports no file that is missing', () => {
    const paths = new Set(files.map(({path}) => path))
    const ours = /^(advisor-core|models|widget|collector|reports|cli)\/.*(?<!\.css|\.json|\.mjs)$/
    const missing = files.flatMap(({path, imports}) =>
      imports
        .filter((target) => ours.test(target) && !paths.has(target))
        .map((target) => `${path}: ${target}`),
    )
    expect(missing).toEqual([])
  })
})

describe('the repository', () => {
  it('names no package host in its lock file', () => {
    const lock: {packages: Record<string, object>} = JSON.parse(
      readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
    )
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
    expect(Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry)).toEqual([])
  })

  it('has a card for every model artefact', () => {
    const names = readdirSync(join(ROOT, 'models/artefacts'))
    const isCard = (name: string): boolean => /\.md$|\.card\.json$/.test(name)
    const stem = (name: string): string => name.replace(/\.(card\.json|[^.]+)$/, '')
    const carded = new Set(names.filter(isCard).map(stem))
    const artefacts = names.filter((name) => !isCard(name))
    expect(artefacts).not.toEqual([])
    expect(artefacts.filter((name) => !carded.has(stem(name)))).toEqual([])
  })
})

describe('the checker', () => {
  const file = (path: string, text: string, imports: string[] = []): SourceFile => ({path, text, imports})

  it.each([
    ['advisor-core/belief/a.ts', 'widget/b.ts'],
    ['advisor-core/numeric/a.ts', 'advisor-core/catalog/types.ts'],
    ['advisor-core/belief/a.ts', 'valibot'],
    ['advisor-core/advisor/a.ts', 'node:fs'],
    ['advisor-core/advisor/a.ts', '@tensorflow/tfjs-core'],
    ['models/format/a.ts', 'widget/b.ts'],
    ['models/format/a.ts', '@tensorflow/tfjs-core'],
    ['models/runtime/a.ts', '@tensorflow/tfjs'],
    ['models/runtime/a.ts', 'models/training/b.ts'],
    ['widget/worker/a.ts', '@tensorflow/tfjs-core/dist/globals'],
    ['widget/session/a.ts', 'collector/types.ts'],
    ['widget/session/a.ts', 'node:crypto'],
    ['collector/a.ts', 'advisor-core/belief/b.ts'],
    ['collector/a.ts', 'advisor-core/catalog/columns.ts'],
    ['reports/views/a.tsx', 'collector/types.ts'],
    ['cli/a.ts', 'demo-site/generate/b.ts'],
    ['cli/a.ts', 'models/training/b.ts'],
    ['demo-site/generate/a.ts', 'advisor-core/numeric/random.ts'],
  ])('refuses that %s imports %s', (path, target) => {
    expect(forbiddenImports([file(path, '', [target])])).toEqual([
      expect.stringContaining(`${path} imports ${target}`),
    ])
  })

  it.each([
    ['advisor-core/advisor/a.ts', 'valibot'],
    ['models/training/a.ts', '@tensorflow/tfjs'],
    ['models/runtime/a.ts', '@tensorflow/tfjs-core/dist/globals'],
    ['collector/a.ts', 'advisor-core/catalog/types.ts'],
    ['collector/a.ts', 'node:crypto'],
    ['cli/a.ts', 'collector/index.ts'],
  ])('allows that %s imports %s', (path, target) => {
    expect(forbiddenImports([file(path, '', [target])])).toEqual([])
  })

  it('finds a cycle of three and says how it goes', () => {
    const chain = [file('a.ts', '', ['b.ts']), file('b.ts', '', ['c.ts']), file('c.ts', '', ['a.ts'])]
    expect(findCycles(chain)).toEqual([['a.ts', 'b.ts', 'c.ts', 'a.ts']])
    expect(findCycles(chain.slice(1))).toEqual([])
  })

  it.each([
    'const x = Math.random()',
    'return Date.now()',
    'const d = new Date()',
    'const t = performance.now()',
    'await fetch(url)',
    "window.addEventListener('x', f)",
    "document.body.append('x')",
    'localStorage.clear()',
    'const page = document',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source code to be read
    'const text = `now: ${Date.now()}`',
  ])('refuses "%s" in advisor-core', (line) => {
    expect(impurities([file('advisor-core/a.ts', `\n${line}\n`)])).toEqual([
      expect.stringMatching(/^advisor-core\/a\.ts:2 uses /),
    ])
  })

  it.each([
    '// Math.random() is not used here',
    "const words = 'Date.now() and window.name'",
    'const d = new Date(nowMs)',
    'page.document.title',
    'interface P {performance: number}',
    'const pattern = /Math.random()/',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source code to be read
    'const text = `Math.random() ${x}`',
  ])('allows "%s" in advisor-core', (line) => {
    expect(impurities([file('advisor-core/a.ts', line)])).toEqual([])
  })

  it('reads every form of import and none from comments or strings', () => {
    const source = `
      import a from './a'
      import type {B} from "./b"
      import {
        c, // import './no'
        type D,
      } from './c'
      import './e'
      export * from './f'
      export type {G} from './g'
      export const h = 1
      /* import './no' */
      const text = "import x from './no'"
      const i = await import('./i')
      type J = import('./j').J`
    expect(importsOf(source).sort()).toEqual(['./a', './b', './c', './e', './f', './g', './i', './j'])
  })

  it('blanks nested templates without losing its place', () => {
    const inner = 'b' + '$' + '{`c' + '$' + '{d}`}'
    const blanked = codeOnly(`x(\`a${'$'}{f({k: \`${inner}\`})}\`) // end\ny`, false)
    expect(blanked).toContain('f({k: ')
    expect(blanked).toContain('{d}')
    expect(blanked).not.toMatch(/end|a\$/)
    expect(blanked.endsWith('\ny')).toBe(true)
  })
})
