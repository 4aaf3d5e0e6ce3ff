import type {NotShownBecause} from './explain-products'
import type {FitWord} from './judge-cards'
import type {SimulationReport} from './report'
import type {NotAskedBecause} from './watch-questions'

/** All words of the simulation's report. */
export interface ReportWords {
  readonly title: (shop: string) => string
  readonly band: string
  readonly howTitle: string
  readonly how: (report: SimulationReport) => readonly string[]
  readonly shortTitle: string
  readonly short: (report: SimulationReport, number: NumberWords) => readonly string[]
  readonly questionsTitle: string
  readonly questionsAxis: string
  readonly visits: string
  readonly positionsTitle: string
  readonly positionsNote: string
  readonly positionColumns: readonly string[]
  readonly expectationTitle: string
  readonly expectationNote: (meanError: string) => string
  readonly expectationColumns: readonly string[]
  readonly calibrationTitle: string
  readonly calibrationNote: (ece: string, byChance: string) => string
  readonly calibrationColumns: readonly string[]
  readonly claimedAxis: string
  readonly observedAxis: string
  readonly fitTitle: string
  readonly fitNote: string
  readonly fitColumns: readonly string[]
  readonly fitWords: Readonly<Record<FitWord, string>>
  readonly askedTitle: string
  readonly askedColumns: readonly string[]
  readonly neverAskedTitle: (count: number) => string
  readonly neverAskedColumns: readonly string[]
  readonly notAsked: Readonly<Record<NotAskedBecause, string>>
  readonly productsTitle: (never: number, distinct: number) => string
  readonly productsNote: (twins: number) => string
  readonly productColumns: readonly string[]
  readonly notShown: Readonly<Record<NotShownBecause, (others: string) => string>>
  readonly more: (count: number) => string
  readonly deadEndsTitle: string
  readonly deadEnds: (report: SimulationReport, number: NumberWords) => readonly string[]
  readonly conflictColumns: readonly string[]
}

/** How numbers are written in the reader's language. */
export interface NumberWords {
  readonly percent: (share: number) => string
  readonly count: (n: number) => string
  readonly decimal: (x: number, digits?: number) => string
}

export function numberWords(locale: 'de' | 'en'): NumberWords {
  const percent = new Intl.NumberFormat(locale, {style: 'percent', maximumFractionDigits: 0})
  const count = new Intl.NumberFormat(locale)
  return {
    percent: (share) => percent.format(share),
    count: (n) => count.format(n),
    decimal: (x, digits = 1) =>
      new Intl.NumberFormat(locale, {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(x),
  }
}
