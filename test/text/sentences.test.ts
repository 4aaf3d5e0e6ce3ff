import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {buildLexicon, type Lexicon, type Reading, toEvidence, understand} from '../../advisor-core/text'
import {demoShop, laptopShop, monitorShop} from '../support/text-shops'
import {isRight, judge, type Sentence} from './judge-sentence'

function readSentences(name: string): readonly Sentence[] {
  const {sentences}: {sentences: readonly Sentence[]} = JSON.parse(
    readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'),
  )
  return sentences
}

const sentences = readSentences('sentences')
const further = readSentences('further-sentences')

const SHOPS = {demo: demoShop(), laptop: laptopShop(), monitor: monitorShop()}
const LEXICONS: Readonly<Record<keyof typeof SHOPS, Lexicon>> = {
  demo: buildLexicon(SHOPS.demo.catalog, SHOPS.demo.advisor),
  laptop: buildLexicon(SHOPS.laptop.catalog, SHOPS.laptop.advisor),
  monitor: buildLexicon(SHOPS.monitor.catalog, SHOPS.monitor.advisor),
}
const shopOf = ({shop}: Sentence): keyof typeof SHOPS =>
  shop === 'laptop' || shop === 'monitor' ? shop : 'demo'
const read = (sentence: Sentence): Reading =>
  understand(sentence.text, sentence.locale, LEXICONS[shopOf(sentence)])

/** One line of the table that LOTSE_TABLE=1 prints. */
function row(sentence: Sentence, index: number): string {
  const verdict = judge(read(sentence), sentence)
  const problems = [
    ...verdict.missing.map(({attribute, relation}) => `missed ${attribute} ${relation}`),
    ...verdict.wrong.map(({attribute, relation, span}) => `“${span.text}” shown as ${attribute} ${relation}`),
    ...verdict.silent.map((word) => `did not report “${word}”`),
    ...verdict.refused.map((word) => `did not understand “${word}”`),
  ]
  return `| ${index + 1} | ${sentence.shop} | ${sentence.text} | ${problems.length === 0 ? 'right' : problems.join('; ')} |`
}

describe('sixty sentences, written before the parser', () => {
  it('are fifteen for each of four kinds of products, in both languages', () => {
    for (const shop of ['coffee', 'ebike', 'shoes', 'laptop']) {
      const own = sentences.filter((sentence) => sentence.shop === shop)
      expect(own).toHaveLength(15)
      expect(new Set(own.map(({locale}) => locale))).toEqual(new Set(['de', 'en']))
    }
  })

  it('are understood, at least 55 of them to the last word', () => {
    if (process.env.LOTSE_TABLE) console.log(sentences.map(row).join('\n'))
    const right = sentences.filter((sentence) => isRight(judge(read(sentence), sentence)))
    expect(right.length).toBeGreaterThanOrEqual(55)
  })

  it.each([...sentences, ...further])(
    'shows every reading of "$text" as a chip, and no wish twice',
    (sentence) => {
      const {catalog, advisor} = SHOPS[shopOf(sentence)]
      const {wishes} = read(sentence)
      const evidence = toEvidence(wishes, advisor, catalog)
      expect(evidence.map(({wish}) => wish)).toEqual(wishes)
      for (const {label, wish} of evidence) {
        expect(label[sentence.locale]).toMatch(/^[^:]+: \S/)
        expect(sentence.text.slice(wish.span.start, wish.span.end)).toBe(wish.span.text)
      }
    },
  )

  it('drop no word silently that was expected to be reported', () => {
    for (const sentence of sentences)
      expect(judge(read(sentence), sentence).silent, sentence.text).toEqual([])
  })
})

describe('thirty further sentences, written after it', () => {
  it('are understood, at least 24 of them to the last word; 11 were before anything was mended', () => {
    if (process.env.LOTSE_TABLE) console.log(further.map(row).join('\n'))
    const right = further.filter((sentence) => isRight(judge(read(sentence), sentence)))
    expect(further).toHaveLength(30)
    expect(right.length).toBeGreaterThanOrEqual(24)
  })
})
