import type {SimulatedVisit} from './simulate-visit'

export interface SimulationSummary {
  readonly questionsMedian: number
  readonly questionsMean: number
  readonly questionsMax: number
  /** Share of visits whose best product was on the first results, and what the engine expected. */
  readonly bestShown: number
  readonly claimed: number
  /** Mean utility lost against full knowledge. */
  readonly regretMean: number
  readonly products: number
  /** Products (twins aside) that no visitor saw. */
  readonly neverShown: number
  readonly neverAsked: readonly string[]
}

/** What a merchant wants to know of simulated visits before launch. */
export function summarise(
  visits: readonly SimulatedVisit[],
  questions: readonly string[],
  distinctProducts: number,
): SimulationSummary {
  const mean = (of: (visit: SimulatedVisit) => number): number =>
    visits.reduce((sum, visit) => sum + of(visit), 0) / visits.length
  const counts = visits.map(({asked}) => asked.length).sort((a, b) => a - b)
  const shown = new Set(visits.flatMap(({shown: products}) => products))
  const asked = new Set(visits.flatMap((visit) => visit.asked))
  return {
    questionsMedian: counts[Math.floor((counts.length - 1) / 2)] ?? 0,
    questionsMean: mean((visit) => visit.asked.length),
    questionsMax: counts.at(-1) ?? 0,
    bestShown: mean(({bestShown}) => (bestShown ? 1 : 0)),
    claimed: mean(({claimed}) => claimed),
    regretMean: mean(({regret}) => regret),
    products: distinctProducts,
    neverShown: distinctProducts - shown.size,
    neverAsked: questions.filter((id) => !asked.has(id)),
  }
}
