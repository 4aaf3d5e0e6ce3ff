import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {createRandom} from '../../advisor-core/numeric/random'
import {run} from './personas'
import {FRESH_DESIGNS} from './support/fresh-designs'

it('draws every kind of shop with the people asked for, and the traits its persona names', () => {
  for (const {name, draw} of FRESH_DESIGNS)
    for (let seed = 1; seed <= 5; seed++) {
      const {persona, table} = draw(40, createRandom(seed))
      const ids = table.traits.map(({id}) => id)
      expect(persona.traits.length, name).toBeGreaterThanOrEqual(2)
      expect(ids, name).toEqual(expect.arrayContaining(persona.traits.map(({trait}) => trait)))
      expect(
        table.traits.every(({means}) => means.length === 40),
        name,
      ).toBe(true)
    }
})

it('goes on where a run stopped, and counts what is saved instead of judging it again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-personas-'))
  try {
    const save = join(folder, 'trials.jsonl')
    const options = {only: 'group of 20 %', people: '60', draws: '5', save}
    const args = (shops: string) => ({path: null, json: true, options: {...options, shops}})
    expect(await run(args('1'))).toMatchObject({n: 1})
    const [line] = readFileSync(save, 'utf8').split('\n')
    const {key} = JSON.parse(line!)
    writeFileSync(save, `${JSON.stringify({key, outcome: 'supported'})}\n{"key":"half a li`)
    expect(await run(args('2'))).toMatchObject({n: 2, rows: [{verdicts: {supported: 1}}]})
  } finally {
    rmSync(folder, {recursive: true})
  }
})
