import type {Locale} from '../advisor-core/catalog/types'
import type {FileName} from './manifest'

/** One script of the widget. */
export interface Chunk {
  readonly name: 'loader' | FileName
  /** Relative to the checkout. */
  readonly source: string
  readonly format: 'iife' | 'esm'
  readonly locale: Locale | null
  readonly needed: boolean
}
export const CHUNKS: readonly Chunk[]
