import {HOLD_OUT} from '../../advisor-core/experiments/types'
import type {EstimatedTopic, EstimateSet} from '../queries/estimates'
import type {SeriesPoint} from '../queries/topic-series'
import {WORDS} from './locale'
import type {Locale, Words} from './words'

type Interval = Pick<SeriesPoint, 'low' | 'high'>

/** Everything that turns a set into words of one language. */
export interface Speech {
  readonly locale: Locale
  readonly words: Words
  readonly number: (value: number) => string
  /** A share without decimals: "41 %". */
  readonly percent: (share: number) => string
  /** A share with one decimal, for tables. */
  readonly exactPercent: (share: number) => string
  /** The interval of a point: "35 bis 40 %". */
  readonly range: (point: Interval) => string
  readonly exactRange: (point: Interval) => string
  /** An amount in a currency, without decimals. */
  readonly money: (currency: string) => (amount: number) => string
  /** How many times as much: "2,5". */
  readonly factor: (times: number) => string
  /** What a figure rests on: reports, weeks, ε, and whether it is simulated. */
  readonly basis: (set: EstimateSet, reports: number) => string
  readonly date: (date: Date) => string
  /** A share times 100, with one decimal: "4,1"; with its sign: "+4,1". */
  readonly points: (share: number) => string
  readonly signedPoints: (share: number) => string
  readonly topic: (topic: Pick<EstimatedTopic, 'id' | 'source'>) => string
  /** An arm of the experiment with this topic id. */
  readonly arm: (experiment: string, arm: string) => string
  readonly cell: (topic: EstimatedTopic, cell: string) => string
}

/** @param set  whose labels name topics and cells; what they leave out is named by the page, at last by its id */
export function createSpeech(locale: Locale, set: EstimateSet | null): Speech {
  const words = WORDS[locale]
  const labels = set?.labels?.topics ?? {}
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, {style: 'percent', maximumFractionDigits: 0})
  const exactPercent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const factor = new Intl.NumberFormat(locale, {maximumSignificantDigits: 2})
  const oneDecimal = {minimumFractionDigits: 1, maximumFractionDigits: 1} as const
  const points = new Intl.NumberFormat(locale, oneDecimal)
  const signed = new Intl.NumberFormat(locale, {...oneDecimal, signDisplay: 'exceptZero'})
  const epsilon = new Intl.NumberFormat(locale, {minimumFractionDigits: 2, maximumFractionDigits: 2})
  const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return {
    locale,
    words,
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    exactPercent: (share) => exactPercent.format(share),
    range: ({low, high}) => words.range(inHundredths(percent, low), percent.format(high)),
    exactRange: ({low, high}) => words.range(inHundredths(exactPercent, low), exactPercent.format(high)),
    money(currency) {
      const format = new Intl.NumberFormat(locale, {style: 'currency', currency, maximumFractionDigits: 0})
      return (amount) => format.format(amount)
    },
    factor: (times) => factor.format(times),
    basis: ({weeks = 0, odds, simulated}, reports) =>
      words.basis({
        reports: number.format(reports),
        weeks,
        epsilon: epsilon.format(Math.log(odds)),
        simulated,
      }),
    date: (day) => date.format(day),
    points: (share) => points.format(share * 100),
    signedPoints: (share) => signed.format(share * 100).replace('-', '−'),
    topic: (topic) =>
      (topic.id === HOLD_OUT_TOPIC ? words.experiments.holdOut.title : undefined) ??
      labels[topic.id]?.label[locale] ??
      words.topicNames[topic.source.kind] ??
      plain(topic.id),
    arm: (experiment, arm) =>
      (experiment === HOLD_OUT_TOPIC ? words.experiments.holdOut.arms[arm] : undefined) ??
      labels[experiment]?.arms?.[arm]?.[locale] ??
      plain(arm),
    cell(topic, cell) {
      const label = labels[topic.id]?.cells[cell]?.[locale]
      if (label !== undefined) return label
      if (cell === 'other') return words.merged
      if (cell === 'none') return words.noneNames[topic.source.kind] ?? words.noneName
      return words.cellNames[cell] ?? plain(cell)
    },
  }
}

const HOLD_OUT_TOPIC = `experiment:${HOLD_OUT.id}`

/** A share in percent without the sign. */
const inHundredths = (format: Intl.NumberFormat, share: number): string =>
  format
    .formatToParts(share)
    .filter(({type}) => type !== 'percentSign' && type !== 'literal')
    .map(({value}) => value)
    .join('')

/** An id as words, where nobody gave it any. */
const plain = (id: string): string => id.replace(/^[a-z]+:/, '').replace(/[-_]+/g, ' ')
