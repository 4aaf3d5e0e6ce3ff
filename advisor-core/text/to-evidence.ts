import type {CompiledAdvisor} from '../advisor/types'
import type {EvidenceTerm} from '../belief/posterior'
import type {Catalog, LocalText} from '../catalog/types'
import {attributeFacts, categoriesOf} from './attribute-facts'
import {type CompiledWish, compileWish} from './compile-wish'
import type {Claimed} from './types'

/**
 * Who speaks of an attribute is after a product that has it: as strong as answering a question that is asked in
 * some categories only, in nats. Within those categories a missing value stays neutral.
 */
const SPOKEN_OF = Float64Array.of(0, 2)
const SPOKEN_OF_UNSURELY = Float64Array.of(0, 1)

/** An attribute known for fewer of a category's products than this does not belong to it. */
const BELONGS = 0.05

/** One wish as evidence: its terms, and the words of its chip. */
export interface TextEvidence<W = Claimed> {
  readonly id: string
  readonly wish: W
  /** The wish as a question with one option: for reasons, fit and conflicts. */
  readonly compiled: CompiledWish
  /** What it says about every product; ids begin with the wish's id. */
  readonly terms: readonly EvidenceTerm[]
  /** Products of the categories that the attribute belongs to, 1 or 0; `null` where it belongs to all. shape [N] */
  readonly within: Uint8Array | null
  /** What it was understood as: "Preis: höchstens 400 €". */
  readonly label: LocalText
}

/**
 * Wishes as evidence, compatible with answers: sorted into cells, missing values neutral, contradictions shift the
 * belief and never empty it. Wishes about attributes that the catalogue does not have are left out.
 */
export function toEvidence<W extends Claimed>(
  wishes: readonly W[],
  advisor: CompiledAdvisor,
  catalog: Catalog,
): TextEvidence<W>[] {
  const seen = new Set<string>()
  return wishes.flatMap((wish) => {
    const compiled = compileWish(catalog, wish)
    if (!compiled || seen.has(compiled.question.id)) return []
    const {id, options} = compiled.question
    seen.add(id)
    const within = belongingProducts(catalog, advisor, wish.attribute)
    const terms: EvidenceTerm[] = [
      {id, kind: 'cells', cells: compiled.cells, logLikelihood: compiled.logLikelihood},
    ]
    if (within)
      terms.push({
        id: `${id}:when`,
        kind: 'cells',
        cells: within,
        logLikelihood: wish.unsure ? SPOKEN_OF_UNSURELY : SPOKEN_OF,
      })
    return [{id, wish, compiled, terms, within, label: options[0]!.label}]
  })
}

/** Products of the categories that the attribute belongs to; `null` where it belongs to all of them. */
function belongingProducts(catalog: Catalog, advisor: CompiledAdvisor, id: string): Uint8Array | null {
  const attribute = catalog.attributes.find((candidate) => candidate.id === id)
  if (!attribute) return null
  const categories = categoriesOf(catalog)
  const {known} = attributeFacts(catalog, advisor, attribute, categories)
  if (known.every((share) => share > BELONGS)) return null
  return Uint8Array.from({length: catalog.size}, (_, i) => Number((known[categories.of(i)] ?? 0) > BELONGS))
}
