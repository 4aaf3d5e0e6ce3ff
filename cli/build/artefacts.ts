import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArchetypeModel} from '../../advisor-core/archetypes/parse-archetype-model'
import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import {parseTraitBank} from '../../advisor-core/traits/parse-trait-bank'
import type {TraitBank} from '../../advisor-core/traits/types'
import {InputError} from '../input-error'
import {sha256} from './content-hash'

/** The models that a build ships. */
export interface Artefacts {
  readonly bank: TraitBank
  readonly archetypes: ArchetypeModel
  /** `taste.bin`, `null` where there is none. */
  readonly taste: Uint8Array | null
  /** Its card says that it was learnt from choices of people, not of made-up shoppers. */
  readonly tasteOfPeople: boolean
  /** SHA-256 of the files by name: `archetypes`, `traits`. */
  readonly hashes: Readonly<Record<string, string>>
}

/**
 * Reads the committed models.
 *
 * @param folder  `models/artefacts`
 * @throws InputError when one of them is missing or broken
 */
export function readArtefacts(folder: string): Artefacts {
  const traits = readBytes(join(folder, 'traits.json'))
  const archetypes = readBytes(join(folder, 'archetypes.json'))
  const taste = join(folder, 'taste.bin')
  return {
    bank: parsed(join(folder, 'traits.json'), traits, parseTraitBank),
    archetypes: parsed(join(folder, 'archetypes.json'), archetypes, parseArchetypeModel),
    taste: existsSync(taste) ? readBytes(taste) : null,
    tasteOfPeople: isOfPeople(join(folder, 'taste.card.json')),
    hashes: {archetypes: sha256(archetypes), traits: sha256(traits)},
  }
}

/** A card that is missing or says nothing is taken for one of made-up data. */
function isOfPeople(path: string): boolean {
  if (!existsSync(path)) return false
  const card: unknown = parsed(path, readBytes(path), (value) => value)
  return typeof card === 'object' && card !== null && 'synthetic' in card && card.synthetic === false
}

function readBytes(path: string): Uint8Array {
  if (!existsSync(path)) throw new InputError(path, 'found no such file, expected a model of this checkout')
  return readFileSync(path)
}

function parsed<T>(path: string, bytes: Uint8Array, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (error) {
    throw new InputError(path, error instanceof Error ? error.message : 'cannot be read')
  }
}
