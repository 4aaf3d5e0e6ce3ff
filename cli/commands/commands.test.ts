import {existsSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {main} from '../main'

/** Runs the tool in a new folder with the given files. */
async function run(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'lotse-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const code = await main(argv, {cwd, out: say, err: say, ask: null})
  return {code, said: said.replaceAll(`${cwd}/`, ''), cwd}
}

describe('lotse init', () => {
  test('writes nothing and ends with findings where one product leaves nothing to ask', async () => {
    const {code, said, cwd} = await run({'one.csv': 'id,name,price\n1,Lamp,10\n'}, 'init', 'one.csv')
    expect(code).toBe(1)
    expect(said).toContain('1 product from 1 row')
    expect(said).toContain('Nothing was written: one product leaves nothing to choose between')
    expect(existsSync(join(cwd, 'advisor.json'))).toBe(false)
  })
})

describe('lotse check', () => {
  test.each([
    ['a missing comma', '{\n  "version": 1\n  "shop": {}\n}', 'line 3'],
    ['a comma too many', '{\n  "version": 1,\n  "questions": [1,\n  ]\n}', 'line 4'],
    ['a file that ends early', '{\n  "version": 1,\n', 'line 2'],
  ])('names the line and a remedy for %s', async (_, text, line) => {
    const {code, said} = await run({'advisor.json': text}, 'check')
    expect(code).toBe(2)
    expect(said).toMatch(new RegExp(`^advisor\\.json, ${line}: found something that is no JSON`))
    expect(said).toContain('mostly a comma, quotation mark or bracket is missing or one too many')
  })
})
