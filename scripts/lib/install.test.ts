import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {ensureInstalled, isInstalled} from './install.mjs'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lotse-install-'))
})
afterEach(() => rmSync(root, {recursive: true}))

it('is content when every locked package is there in its version', () => {
  writeLock({'node_modules/a': {version: '1.0.0'}})
  installPackages({'node_modules/a': {version: '1.0.0'}})
  expect(isInstalled(root)).toBe(true)
})

it('notices a missing folder, another version and an interrupted installation', () => {
  writeLock({'node_modules/a': {version: '1.0.0'}})
  expect(isInstalled(root)).toBe(false)
  installPackages({'node_modules/a': {version: '0.9.0'}})
  expect(isInstalled(root)).toBe(false)
  installPackages({'node_modules/a': {version: '1.0.0'}})
  rmSync(join(root, 'node_modules/a'), {recursive: true})
  expect(isInstalled(root)).toBe(false)
})

it('does not miss packages for other platforms, but does miss one for this', () => {
  const here = {version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch]}
  const elsewhere = {version: '1.0.0', optional: true, os: ['plan9'], cpu: ['mips']}
  writeLock({'node_modules/here': here, 'node_modules/elsewhere': elsewhere})
  installPackages({})
  expect(isInstalled(root)).toBe(false)
  installPackages({'node_modules/here': here})
  expect(isInstalled(root)).toBe(true)
})

it('leaves a package alone that npm installed: its lock file is not published', () => {
  write('package.json', {name: 'lotse'})
  ensureInstalled(root)
  expect(existsSync(join(root, 'node_modules'))).toBe(false)
})

function writeLock(packages: Record<string, object>): void {
  write('package-lock.json', {packages: {'': {name: 'root'}, ...packages}})
}

function installPackages(packages: Record<string, object>): void {
  write('node_modules/.package-lock.json', {packages})
  for (const [path, entry] of Object.entries(packages)) write(`${path}/package.json`, entry)
}

function write(path: string, content: object): void {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), JSON.stringify(content))
}
