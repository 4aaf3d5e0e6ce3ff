import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {encodeCatalog, parseCatalog} from '../../advisor-core/catalog'
import {buildLexicon, toEvidence, understand} from '../../advisor-core/text'
import {isFunctionWord} from '../../advisor-core/text/function-words'
import {tokenise} from '../../advisor-core/text/tokenise'
import {advisorOf, question} from '../support/advisor-fixtures'
import {catalogTable} from '../support/catalog-table'
import {demoShop} from '../support/text-shops'

const {catalog, advisor} = demoShop()
const lexicon = buildLexicon(catalog, advisor)

/** Words of the catalogue, of the language and of nobody, in any order and with anything between them. */
const WORDS =
  'leise Siebträgermaschine unter 400 Euro , nicht von Tambeck oder Lorvate und ohne Mahlwerk kein zwischen 300 - € bis 2,5 kg leichter als sehr großer Wassertank E-Bike Riemenantrieb waterproof shoes at least or more 12 zwei egal Xyzzy rot . ; "'.split(
    ' ',
  )
const anyText = fc.oneof(
  fc.string({unit: 'binary', maxLength: 60}),
  fc.array(fc.constantFrom(...WORDS), {maxLength: 14}).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), {maxLength: 10}).map((words) => words.join('')),
)
const anyLocale = fc.constantFrom('de' as const, 'en' as const)

describe('understand', () => {
  it('never throws, and keeps its spans inside the text and apart from each other', () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        const {wishes, ignored} = understand(text, locale, lexicon)
        const spans = [...wishes.map(({span}) => span), ...ignored].sort((a, b) => a.start - b.start)
        spans.forEach((span, i) => {
          expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0)
          expect(span.end).toBeGreaterThan(span.start)
          expect(text.slice(span.start, span.end)).toBe(span.text)
        })
        expect(spans.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length)
      }),
      {numRuns: 400},
    )
  })

  it('gives the unit between two numbers to the first', () => {
    const {wishes, ignored} = understand('12 kg 400', 'de', lexicon)
    const spans = [...wishes.map(({span}) => span), ...ignored].sort((a, b) => a.start - b.start)
    expect(spans.map(({text}) => text)).toEqual(['12 kg', '400'])
  })

  it('gives the same reading each time', () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        const first = understand(text, locale, lexicon)
        understand('something else, unter 300 Euro', locale, lexicon)
        expect(understand(text, locale, lexicon)).toEqual(first)
      }),
      {numRuns: 100},
    )
  })

  it('leaves no unknown word out: it is reported, or lies inside a wish', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const {wishes, ignored} = understand(text, 'de', lexicon)
        const covered = [...wishes.map(({span}) => span), ...ignored]
        for (const token of tokenise(text)) {
          if (token.text !== 'Xyzzy' && token.text !== 'rot') continue
          expect(isFunctionWord(token.text)).toBe(false)
          expect(covered.some(({start, end}) => start <= token.start && token.end <= end)).toBe(true)
        }
      }),
      {numRuns: 200},
    )
  })

  it('works against any catalogue and advisor', () => {
    fc.assert(
      fc.property(catalogTable(), anyText, (table, text) => {
        const any = parseCatalog(encodeCatalog(table).slice().buffer)
        const questions = any.attributes.slice(0, 1).map(({id}) => question('several', id, [{values: ['a']}]))
        const theirs = advisorOf(questions)
        const {wishes} = understand(text, 'en', buildLexicon(any, theirs))
        for (const {terms} of toEvidence(wishes, theirs, any))
          for (const term of terms)
            if (term.kind === 'cells')
              for (let i = 0; i < any.size; i++)
                expect(Number.isFinite(term.logLikelihood[term.cells[i]!])).toBe(true)
      }),
      {numRuns: 60},
    )
  })
})
