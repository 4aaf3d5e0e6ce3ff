import {describe, expect, it} from 'vitest'
import {answerLogLikelihood, compileQuestion} from '../../advisor-core/belief/compile-question'
import {logPosterior} from '../../advisor-core/belief/posterior'
import {buildLexicon, type TextEvidence, toEvidence, understand} from '../../advisor-core/text'
import {demoShop} from '../support/text-shops'

const {catalog, advisor} = demoShop()
const lexicon = buildLexicon(catalog, advisor)
const evidenceOf = (text: string): TextEvidence[] =>
  toEvidence(understand(text, 'de', lexicon).wishes, advisor, catalog)

/** Products by belief after a text, best first. */
function ranking(text: string): number[] {
  const terms = evidenceOf(text).flatMap((evidence) => evidence.terms)
  const logBelief = logPosterior(new Float64Array(catalog.size), terms)
  return Array.from(logBelief, (_, i) => i).sort((a, b) => logBelief[b]! - logBelief[a]!)
}

function value(attribute: string, product: number): string | number | null {
  const column = catalog.columns[attribute]
  if (column?.kind === 'numeric') return column.values[product]!
  if (column?.kind === 'categorical') return column.values[column.codes[product]! - 1] ?? null
  if (column?.kind === 'boolean') return [null, 'no', 'yes'][column.codes[product]!] ?? null
  return null
}

describe('toEvidence', () => {
  it('puts products first that meet every wish of a sentence', () => {
    for (const product of ranking('Siebträger unter 400 Euro, nicht von Tambeck').slice(0, 5)) {
      expect(value('coffee_type', product)).toBe('Siebträger')
      expect(value('price', product)).toBeLessThanOrEqual(400)
      expect(value('brand', product)).not.toBe('Tambeck')
    }
  })

  it('is the same evidence as the tap that says the same', () => {
    const [typed] = evidenceOf('höchstens 500 Euro')
    const budget = advisor.questions.find(({id}) => id === 'coffee-budget')!
    const {noise: _, ...question} = {...budget, options: budget.options.filter(({id}) => id === 'to-500')}
    const tapped = compileQuestion(catalog, question)
    const logLikelihood = answerLogLikelihood(tapped, [0])
    const term = typed?.terms[0]
    expect(term?.kind).toBe('cells')
    if (term?.kind !== 'cells') return
    for (let i = 0; i < catalog.size; i++)
      expect(term.logLikelihood[term.cells[i]!]).toBe(logLikelihood[tapped.cells[i]!])
  })

  it('means by cheap what is cheap within each category', () => {
    const [cheap] = evidenceOf('günstig')
    const best = new Map<unknown, number[]>()
    for (let i = 0; i < catalog.size; i++) {
      if (cheap!.compiled.compatibility[cheap!.compiled.cells[i]!] !== 1) continue
      const category = value('category', i)
      best.set(category, [...(best.get(category) ?? []), i])
    }
    expect([...best.keys()].sort()).toEqual(['E-Bikes', 'Kaffeemaschinen', 'Laufschuhe'])
    for (const products of best.values()) expect(products.length).toBeGreaterThan(20)
  })

  it('takes the merchant’s own bound for a word that an option is called by', () => {
    const [quiet] = evidenceOf('leise')
    const option = advisor.questions
      .find(({id}) => id === 'coffee-noise')!
      .options.find(({id}) => id === 'quiet')!
    expect(quiet!.wish).toMatchObject({
      relation: 'lower',
      limit: option.match && 'max' in option.match ? option.match.max : null,
    })
  })

  it('turns an exclusion round and leaves missing values neutral', () => {
    const [without] = evidenceOf('keine Kettenschaltung')
    const {cells, compatibility} = without!.compiled
    for (let i = 0; i < catalog.size; i++) {
      const gears = value('gears', i)
      if (gears === null) expect(cells[i]).toBe(0)
      else expect(compatibility[cells[i]!]).toBe(gears === 'Kettenschaltung' ? 0 : 1)
    }
  })

  it('never empties the list when wishes contradict each other', () => {
    const terms = evidenceOf('unter 20 Euro und über 5000 Euro, Lastenrad, Laufschuhe').flatMap(
      (e) => e.terms,
    )
    const logBelief = logPosterior(new Float64Array(catalog.size), terms)
    expect(logBelief.every(Number.isFinite)).toBe(true)
  })

  it('trusts a guess less than what was said plainly', () => {
    const spread = ({compiled}: TextEvidence) =>
      Math.max(...compiled.logLikelihood) - Math.min(...compiled.logLikelihood)
    const [plain] = evidenceOf('unter 500 Euro')
    const [guess] = evidenceOf('500')
    expect(guess!.wish.unsure).toBe(true)
    expect(spread(guess!)).toBeLessThan(spread(plain!))
  })

  it('says in both languages what it understood', () => {
    const labels = evidenceOf('Kaffeemaschine unter 400 Euro, ohne Mahlwerk, nicht von Tambeck').map(
      ({label}) => label,
    )
    expect(labels).toEqual([
      {de: 'Warengruppe: Kaffeemaschine', en: 'Category: Coffee machine'},
      {de: 'Preis: höchstens 400\u00a0€', en: 'Price: at most €400'},
      {de: 'Mahlwerk: nein', en: 'Grinder: no'},
      {de: 'Marke: nicht Tambeck', en: 'Brand: not Tambeck'},
    ])
  })
})

describe('the merchant’s synonyms', () => {
  const synonyms = {
    'milk=automatisch': ['Cappuccino', 'latte art'],
    noise: ['Lärm'],
    nowhere: ['Kaffeeklatsch'],
  }
  const own = buildLexicon(catalog, {...advisor, synonyms})

  it('stand for the value or attribute that they are filed under', () => {
    const {wishes} = understand('Cappucino, wenig Lärm', 'de', own)
    expect(wishes).toMatchObject([
      {attribute: 'milk', relation: 'is', value: ['automatisch']},
      {attribute: 'noise', relation: 'lower'},
    ])
  })

  it('are no words of anything where the catalogue has no such attribute', () => {
    expect(understand('Kaffeeklatsch', 'de', own).wishes).toEqual([])
  })
})

describe('what was answered before', () => {
  it('decides between readings that the text leaves open', () => {
    const weight = (category: string) =>
      understand('möglichst leicht', 'de', lexicon, {categories: [category]}).wishes[0]
    expect(weight('E-Bikes')).toMatchObject({attribute: 'bike_weight', unsure: false})
    expect(weight('Laufschuhe')).toMatchObject({attribute: 'shoe_weight', unsure: false})
    expect(understand('möglichst leicht', 'de', lexicon).wishes[0]).toMatchObject({unsure: true})
  })
})
