import {describe, expect, test} from 'vitest'
import {createDialogue} from '../../advisor-core/dialogue/create-dialogue'
import {createRandom} from '../../advisor-core/numeric/random'
import {dialogueInput} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {explainNotShown} from './explain-products'
import {createProgressBar} from './progress-bar'
import type {SimulationReport} from './report'
import {reportHtml} from './report-html'
import {reportText} from './report-text'
import {simulateVisit} from './simulate-visit'
import {drawVisitor} from './simulated-visitor'
import {summarise} from './summarise'
import {watchQuestions} from './watch-questions'

/** Five products of steel that differ in nothing but the price, and one without. */
const CATALOG = catalogOf(
  [attribute('price', 'numeric', {role: 'price', better: 'lower'}), attribute('steel', 'boolean')],
  {
    price: {kind: 'numeric', values: Float32Array.of(100, 101, 102, 103, 104, 100)},
    steel: {kind: 'boolean', codes: Uint8Array.of(2, 2, 2, 2, 2, 1)},
  },
)
const DIALOGUE = createDialogue(dialogueInput(CATALOG))

function makeReport(): SimulationReport {
  const random = createRandom(3)
  const watch = watchQuestions(DIALOGUE.model)
  const visits = Array.from({length: 30}, () =>
    simulateVisit(DIALOGUE, drawVisitor(DIALOGUE.model, null, random), {random, onStep: watch.onStep}),
  )
  return {
    simulated: true,
    shop: 'A <b>shop</b>',
    visitors: 30,
    seed: 3,
    noise: null,
    clicksEach: 0.6,
    ...summarise(DIALOGUE.model, visits, watch),
    names: {4: {id: 'p4', name: {de: 'Fünf & mehr', en: 'Five & more'}}},
    texts: {},
  }
}

describe('products never shown', () => {
  test('dearer ones that no question tells apart from three others stand behind those', () => {
    const [found] = explainNotShown(DIALOGUE.model, [], [4])
    expect(found).toEqual({product: 4, because: 'not-told-apart', others: [0, 1, 2], wantedBy: 0})
  })

  test('one without a rival was simply nobody’s favourite', () => {
    expect(explainNotShown(DIALOGUE.model, [], [5])).toEqual([
      {product: 5, because: 'nobody-wanted-it', others: [], wantedBy: 0},
    ])
  })
})

describe('the report', () => {
  const report = makeReport()

  test.each(['de', 'en'] as const)('is one page without scripts or anything to load (%s)', (locale) => {
    const html = reportHtml(report, locale)
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).not.toMatch(/<script|<link|\bsrc=|url\(|https?:/)
    expect(html).toContain('A &lt;b&gt;shop&lt;/b&gt;')
    expect(html.match(/<table>/g)!.length).toBeGreaterThan(5)
    expect(html).not.toMatch(/undefined|NaN|null/)
  })

  test('says on every form that the visitors are made up', () => {
    expect(reportHtml(report, 'de')).toContain('Alle Besucherinnen und Besucher sind erfunden')
    expect(reportText(report, 'en')).toContain('all visitors are synthetic')
  })

  test('writes numbers as the language does', () => {
    const some = {...report, expectation: {meanError: -0.25, rows: []}}
    expect(reportText(some, 'de')).toContain('Mittlerer Fehler: −0,25')
    expect(reportText(some, 'en')).toContain('Mean error: −0.25')
  })
})

describe('the progress bar', () => {
  const draw = (write: ((text: string) => void) | null, stepMs: number): void => {
    let ms = 0
    const bar = createProgressBar(100, {what: 'visitors', write, nowMs: () => ms})
    for (let done = 1; done <= 100; done++) {
      ms += stepMs
      bar.update(done)
    }
    bar.clear()
  }

  test('shows itself in long runs only, and goes away', () => {
    const texts: string[] = []
    draw((text) => texts.push(text), 1)
    expect(texts).toEqual([])
    draw((text) => texts.push(text), 100)
    expect(texts.length).toBeGreaterThan(10)
    expect(texts[0]).toMatch(/of 100 visitors/)
    expect(texts.at(-1)).toBe('\r\u001b[K')
  })
})
