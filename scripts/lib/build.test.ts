import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {BuildError, buildAll} from './build.mjs'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lotse-build-'))
  write('package.json', '{"dependencies": {"kept-outside": "1.0.0"}}')
})
afterEach(() => rmSync(root, {recursive: true}))

const esm = {group: 'widget', source: 'widget/a.ts', output: 'widget/a.js', format: 'esm'}
const node = {group: 'cli', source: 'cli/main.ts', output: 'cli/lotse.mjs', format: 'node'}

it('minifies, takes CSS as minified text and leaves licence comments to their own file', async () => {
  write('widget/a.ts', "/*! legal */ import css from './a.css'\nexport const text: string = css")
  write('widget/a.css', '/*! legal */ p {\n  color: red;\n}\n')
  await buildAll([esm], root)
  expect(read('dist/widget/a.js')).toMatch(/"p\{color:red\}"/)
  expect(read('dist/widget/a.js')).not.toMatch(/legal|sourceMappingURL/)
  expect(existsSync(join(root, 'dist/widget/third-party.txt'))).toBe(true)
})

it('writes a classic script in ASCII, whatever the shop page believes its encoding to be', async () => {
  write('widget/a.ts', "document.title = 'Grüße'; export {}")
  await buildAll([{...esm, format: 'iife'}], root)
  expect([...readFileSync(join(root, 'dist/widget/a.js'))].every((byte) => byte < 128)).toBe(true)
  expect(read('dist/widget/a.js')).not.toContain('export')
})

it('keeps installed packages as imports of the command line tool', async () => {
  write('cli/main.ts', "import x from 'kept-outside'\nexport const main = () => x")
  await buildAll([node], root)
  expect(read('dist/cli/lotse.mjs')).toMatch(/from "kept-outside"/)
})

it('names every entry that does not exist', async () => {
  await expect(buildAll([esm, node], root)).rejects.toThrow(
    /widget\/a\.ts is missing[\s\S]*cli\/main\.ts is missing/,
  )
})

it('writes nothing when one entry does not compile, and says where', async () => {
  write('widget/a.ts', 'export const a = 1')
  write('cli/main.ts', 'const a = \nconst b')
  const failure = buildAll([esm, node], root)
  await expect(failure).rejects.toThrow(BuildError)
  await expect(failure).rejects.toThrow(/cli\/main\.ts:2: /)
  expect(existsSync(join(root, 'dist'))).toBe(false)
})

it('refuses TensorFlow.js in any chunk of the page but its own', async () => {
  write('node_modules/@tensorflow/tfjs-core/package.json', '{"version": "4.0.0", "main": "a.js"}')
  write('node_modules/@tensorflow/tfjs-core/a.js', 'export const tensor = 1')
  write('widget/a.ts', "export {tensor} from '@tensorflow/tfjs-core'")
  await expect(buildAll([esm], root)).rejects.toThrow(/only tfjs\.js may hold/)
  await expect(buildAll([{...esm, output: 'widget/tfjs.js'}], root)).resolves.toHaveLength(2)
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
