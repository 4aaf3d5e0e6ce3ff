import {existsSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {smallAdvisor} from '../../test/support/small-advisor'
import {main} from '../main'

const isBuilt = existsSync(join(import.meta.dirname, '../../dist/widget/loader.js'))

/** Runs the tool in a new folder with the given files. */
async function run(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'lotse-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content)
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

  test('names the first line that is not in UTF-8, instead of reading it wrongly', async () => {
    const latin = Buffer.from('{\n  "version": 1,\n  "text": "höchstens"\n}', 'latin1')
    const {code, said} = await run({'advisor.json': latin}, 'check')
    expect(code).toBe(2)
    expect(said).toBe(
      'advisor.json, line 3: found letters in another encoding, expected UTF-8; save the file as UTF-8 in your editor\n',
    )
  })

  test.each([
    ['check', 'an advisor; '],
    ['init', 'a catalogue in CSV'],
    ['personas', 'a table of answers'],
  ])('says of a folder that it is one (%s)', async (command, expected) => {
    const {code, said} = await run({}, command, '.')
    expect(code).toBe(2)
    expect(said).toContain(`: found a folder, expected ${expected}`)
  })
})

describe.runIf(isBuilt)('what cannot be used', () => {
  const advisor = JSON.stringify({
    ...smallAdvisor(),
    catalog: {...smallAdvisor().catalog, file: 'shop.csv'},
    report: {collector: null, odds: 7, live: ['hour', 'nonsense', 'question:nobody']},
  })
  const catalogue = [
    'id,title,price,colour,weight,foldable',
    '1,Lamp,10,red,2,yes',
    '2,Chair,20,blue,4,no',
    '3,Table,30,red,9,yes',
  ].join('\n')

  test('is named by build and check in the same words: each topic that is no topic', async () => {
    const files = {'advisor.json': advisor, 'shop.csv': catalogue}
    const built = await run(files, 'build')
    expect(built.code).toBe(2)
    const [first, second, ...rest] = built.said.trim().split('\n')
    expect(first).toMatch(
      /^advisor\.json: report\.live\[1\]: found "nonsense", expected a topic that this shop can count: archetype, /,
    )
    expect(second).toMatch(/^advisor\.json: report\.live\[2\]: found "question:nobody", expected /)
    expect(rest).toEqual([])
    expect(existsSync(join(built.cwd, 'dist'))).toBe(false)
    const {said} = await run(files, 'check')
    expect(said).toContain('advisor.json, report.live[1]: found "nonsense", expected a topic')
  })

  test.each(['build', 'init'])('%s says when the folder for its files is a file', async (command) => {
    const {code, said} = await run(
      {
        'advisor.json': advisor.replace('"nonsense","question:nobody"', '"weekday"'),
        'shop.csv': catalogue,
        taken: 'mine',
      },
      command,
      ...(command === 'init' ? ['shop.csv', '--yes'] : []),
      '--out',
      'taken/here',
    )
    expect(said).toMatch(/^taken\/here\/.*: cannot be written \(ENOTDIR\), expected a folder/)
    expect(code).toBe(2)
  })
})
