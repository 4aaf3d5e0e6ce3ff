import type {CompiledAdvisor} from '../../advisor-core/advisor/types'
import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import {openCatalog} from '../../advisor-core/catalog/open-catalog'
import type {DialogueInput} from '../../advisor-core/dialogue/model'
import type {TraitBank} from '../../advisor-core/traits/types'
import type {EngineFiles} from './messages'

/** `traits.<hash>.json`: who answers, in one file. */
export interface TraitsFile {
  readonly bank: TraitBank
  readonly archetypes: ArchetypeModel
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

// The files were written and checked by `lotse build` and are bound to the manifest by hash; here only the
// outline is looked at, so that a wrong file is named.
const isAdvisor = (value: unknown): value is CompiledAdvisor =>
  isRecord(value) && Array.isArray(value.questions) && isRecord(value.rules)
const isTraits = (value: unknown): value is TraitsFile =>
  isRecord(value) && isRecord(value.bank) && isRecord(value.archetypes)

/** @throws TypeError naming the file that is not what it should be */
export function readFiles({build, catalog, advisor, traits, taste}: EngineFiles): DialogueInput {
  if (!isAdvisor(advisor)) throw new TypeError('Failed to read advisor')
  if (!isTraits(traits)) throw new TypeError('Failed to read traits')
  return {
    build,
    catalog: openCatalog(catalog),
    advisor,
    bank: traits.bank,
    archetypes: traits.archetypes,
    learnsTaste: taste !== null,
  }
}
