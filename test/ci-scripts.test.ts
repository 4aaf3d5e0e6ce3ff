import {readdirSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, it} from 'vitest'

/** Scripts without an ending, which neither the type check nor a search for unused exports looks into. */
const SCRIPTS = readdirSync('.ci').filter((name) => /^#!.*node\n/.test(readFileSync(`.ci/${name}`, 'utf8')))

it.each(SCRIPTS)('.ci/%s imports nothing that is not there', async (name) => {
  const text = readFileSync(`.ci/${name}`, 'utf8')
  const imports = [...text.matchAll(/^import \{(.+)\} from '(\.[^']+)'$/gm)]
  expect(imports.length).toBeGreaterThan(0)
  for (const [, names, path] of imports) {
    const module: object = await import(resolve('.ci', path!))
    for (const imported of names!.split(',')) expect(Object.keys(module)).toContain(imported.trim())
  }
})
