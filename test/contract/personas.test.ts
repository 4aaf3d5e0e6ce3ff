import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {createRandom} from '../../advisor-core/numeric/random'
import {main} from '../../cli/main'
import {personaShop} from '../support/persona-shops'
import {smallAdvisor} from '../support/small-advisor'

const FAST = ['--classes', '1..2', '--starts', '4', '--refits', '3', '--clouds', '1', '--draws', '20']

async function personas(folder: string, ...argv: readonly string[]) {
  let out = ''
  let err = ''
  const code = await main(['personas', ...argv], {
    cwd: folder,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    ask: null,
  })
  return {code, out, err}
}

/** A folder with a made-up table of answers in it. */
function folderWith(csv: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-'))
  writeFileSync(join(folder, 'answers.csv'), csv)
  return folder
}

/** Made-up yes/no answers of two kinds of people. */
function madeUpAnswers(people: number): readonly string[] {
  const random = createRandom(1)
  return Array.from({length: people}, () => {
    const yes = random() < 0.4 ? 0.9 : 0.15
    return Array.from({length: 5}, () => (random() < yes ? 'yes' : 'no')).join()
  })
}

const HEADER = 'gift,online,early,brand_first,returns'

describe('lotse personas', {timeout: 120_000}, () => {
  test('prints what poLCA and StepMix print, and the single cloud beside it', async () => {
    const folder = folderWith([HEADER, ...madeUpAnswers(400)].join('\n'))
    const {out, err} = await personas(folder, 'answers.csv', ...FAST)
    expect(err).toBe('')
    for (const line of [
      'Conditional item response (column) probabilities,',
      'Fit for 2 latent classes: ',
      'number of estimated parameters: 11 ',
      'residual degrees of freedom: 20 ',
      'Estimated class population shares ',
      'X^2(2): ',
      'number of fully observed cases: 400 ',
      'MODEL REPORT',
      '    Measurement model parameters',
      '        Class 1 : 1.00',
      '    Scaled Relative Entropy       : nan',
      'Beside a single cloud',
      'Lowest BIC: 2 classes.',
    ])
      expect(out).toContain(line)
  })

  test('gives the same fit from patterns with their counts', async () => {
    const answers = madeUpAnswers(400)
    const counts = new Map<string, number>()
    for (const row of answers) counts.set(row, (counts.get(row) ?? 0) + 1)
    const patterns = [...counts].map(([row, count]) => `${row},${count}`)
    const rows = folderWith([HEADER, ...answers].join('\n'))
    const table = folderWith([`${HEADER},count`, ...patterns].join('\n'))
    const [a, b] = [
      await personas(rows, 'answers.csv', ...FAST, '--json'),
      await personas(table, 'answers.csv', ...FAST, '--weights', 'count', '--json'),
    ]
    const [first, second] = [JSON.parse(a.out), JSON.parse(b.out)]
    expect(second.people).toBe(400)
    expect(second.solutions[1].logLik).toBeCloseTo(first.solutions[1].logLik, 6)
    expect(Object.keys(first.solutions[1])).toEqual(
      expect.arrayContaining(
        'logLik npar df aic bic sabic caic icl gsq chisq entropyR2 shares alerts cloud grade stability'.split(
          ' ',
        ),
      ),
    )
  })

  test('holds the advisor’s personas against trait scores, and exits with 1 when one is not borne out', async () => {
    const shop = personaShop({people: 600, groups: [], cloud: 'normal', reliability: 0.7}, createRandom(1))
    const columns = shop.traits.flatMap(({id}) => [id, `${id}_sd`])
    const rows = Array.from({length: shop.people}, (_, n) =>
      [
        ...shop.traits.flatMap(({means, sds}) => [means[n]!.toFixed(3), sds![n]!.toFixed(3)]),
        n % 3 === 0 ? 'bought' : 'left',
      ].join(),
    )
    const folder = folderWith([[...columns, 'behaviour'].join(), ...rows].join('\n'))
    const persona = {
      id: 'thorough',
      name: {de: 'Die Gründlichen', en: 'The thorough'},
      traits: [
        {trait: 'depth', level: 'high', sure: 'sure'},
        {trait: 'deliberation', level: 'high', sure: 'somewhat'},
      ],
    }
    writeFileSync(join(folder, 'advisor.json'), JSON.stringify({...smallAdvisor(), personas: [persona]}))
    const {code, out} = await personas(
      folder,
      'answers.csv',
      '--advisor',
      'advisor.json',
      '--behaviour',
      'behaviour',
      ...FAST,
      '--json',
    )
    const report = JSON.parse(out)
    expect(code).toBe(1)
    expect(report.indicators.map(({name}: {name: string}) => name)).toEqual(shop.traits.map(({id}) => id))
    expect(report.personas[0]).toMatchObject({
      persona: 'thorough',
      verdict: {kind: 'not-enough-data', people: 600},
      behaviour: {people: 600},
      certainty: {questions: 2},
    })
  })

  test.each([
    ['a,b\nyes,no\nyes\n', [], 'answers.csv, line 3: found 1 cells, expected 2'],
    [
      'a,b\nyes,no\nno,no\n',
      [],
      'answers.csv, column "b": found "no" only, expected at least two different answers',
    ],
    [
      'a,depth\nyes,0.1\nno,much\n',
      [],
      'answers.csv, line 3, column "depth": found "much", expected a number',
    ],
    [
      'a,b\nyes,no\nno,yes\n',
      ['--weights', 'n'],
      'answers.csv: found no column "n", expected it because --weights',
    ],
    [
      'a,n\nyes,-1\nno,2\n',
      ['--weights', 'n'],
      'answers.csv, line 2, column "n": found "-1", expected a weight',
    ],
    ['a,b\nyes,no\nno,yes\n', ['--classes', 'many'], '--classes: found "many", expected for instance 1..5'],
    ['a,b\nyes,no\nno,yes\n', ['--missing', 'guess'], '--missing: found "guess", expected ar or drop'],
  ])('refuses %j %j with one line and exit code 2', async (csv, argv, message) => {
    const {code, err} = await personas(folderWith(csv), 'answers.csv', ...argv)
    expect(err).toContain(message)
    expect(code).toBe(2)
  })

  test('refuses a file that is not there', async () => {
    const {code, err} = await personas(tmpdir(), 'no-such-answers.csv')
    expect(code).toBe(2)
    expect(err).toContain('found no such file, expected a table of answers')
  })
})
