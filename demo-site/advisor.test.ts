import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import advisor from './advisor.json'
import {ATTRIBUTES} from './generate/attributes'

type Row = Readonly<Record<string, string>>

/** The feed's rows, one a product: variant rows after the first are left out. */
function readProducts(): readonly Row[] {
  const [head = '', ...lines] = readFileSync(new URL('./shop/feed.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const names = head.split('\t')
  const seen = new Set<string>()
  return lines.flatMap((line) => {
    const cells = line.split('\t')
    const row: Row = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
    const group = row.item_group_id || row.id || ''
    if (seen.has(group)) return []
    seen.add(group)
    return [row]
  })
}

const products = readProducts()
const attributes = new Map(advisor.catalog.attributes.map((attribute) => [attribute.id, attribute]))
const columnOf = (id: string) => attributes.get(id)?.column ?? ''

function fits(cell: string, match: {values?: string[]; min?: number; max?: number}): boolean {
  if (cell === '') return false
  if (match.values) return match.values.includes(cell)
  const value = Number.parseFloat(cell)
  return value >= (match.min ?? Number.NEGATIVE_INFINITY) && value < (match.max ?? Number.POSITIVE_INFINITY)
}

describe('the merchant’s advisor file', () => {
  it('reads every attribute from a column of the feed', () => {
    for (const attribute of advisor.catalog.attributes)
      expect(products[0], attribute.id).toHaveProperty(attribute.column)
  })

  it('offers options that each cover 2 to 80 % of the products in question', () => {
    for (const question of advisor.questions) {
      const {when} = question
      const asked = products.filter(
        (row) => !when || when.values.includes(row[columnOf(when.attribute)] ?? ''),
      )
      for (const option of question.options) {
        const share =
          asked.filter((row) => fits(row[columnOf(question.attribute)] ?? '', option.match)).length /
          asked.length
        expect(share, `${question.id}: ${option.id}`).toBeGreaterThanOrEqual(0.02)
        expect(share, `${question.id}: ${option.id}`).toBeLessThanOrEqual(0.8)
      }
    }
  })

  it('has every value of its words in the feed', () => {
    const named = [
      ...advisor.questions.flatMap((q) => q.options.map((o) => [q.attribute, o.match] as const)),
      ...advisor.arguments.map((a) => [a.attribute, a.match] as const),
    ]
    for (const [attribute, match] of named)
      if ('values' in match)
        for (const value of match.values ?? [])
          expect(
            products.some((row) => row[columnOf(attribute)] === value),
            `${attribute}: ${value}`,
          ).toBe(true)
  })

  it('has words in both languages for every value of a categorical attribute but brands', () => {
    for (const attribute of advisor.catalog.attributes.filter(
      (a) => a.kind === 'categorical' && a.role !== 'brand',
    )) {
      const values = new Set(products.map((row) => row[attribute.column] ?? '').filter((cell) => cell !== ''))
      expect(new Set(Object.keys(attribute.valueLabels ?? {})), attribute.id).toEqual(values)
    }
  })

  it('names attributes and units as the shop’s own pages do', () => {
    for (const {id, label, unit} of ATTRIBUTES) {
      expect(attributes.get(id)?.label).toEqual(label)
      expect(attributes.get(id)?.unit).toBe(unit)
    }
  })

  it('asks about the visit itself only what says so, and makes no persona of it', () => {
    const situational = advisor.questions.filter((question) => question.situational).map(({id}) => id)
    expect(situational).toEqual(['coffee-occasion'])
    expect(JSON.stringify(advisor.personas)).not.toContain('coffee-occasion')
  })

  it('speaks without exclamation marks', () => {
    expect(JSON.stringify(advisor)).not.toContain('!')
  })
})
