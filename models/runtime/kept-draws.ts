import type {ProblemInput} from '../../advisor-core/taste/encode-problem'
import type {WeightedDraws} from '../../advisor-core/taste/posterior-draws'

type Shown = Pick<ProblemInput, 'catalog' | 'choices'>

/** The draws of the last fit and those before any, by catalogue: a comparison needs them again. */
const KEPT = new WeakMap<ProblemInput['catalog'], Map<string, WeightedDraws>>()

const keyOf = ({choices}: Shown): string => JSON.stringify(choices)

/** Keeps the posterior of one list of choices; that of another is forgotten, but for the prior. */
export function keepDraws(shown: Shown, draws: WeightedDraws): void {
  const prior = KEPT.get(shown.catalog)?.get('[]')
  KEPT.set(shown.catalog, new Map([...(prior ? ([['[]', prior]] as const) : []), [keyOf(shown), draws]]))
}

/** The draws of just these choices, `null` where they are not kept. */
export function keptDraws(shown: Shown): WeightedDraws | null {
  return KEPT.get(shown.catalog)?.get(keyOf(shown)) ?? null
}
