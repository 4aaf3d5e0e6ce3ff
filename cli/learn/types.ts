import type {LearnedParameters} from '../../advisor-core/advisor/types'

/** One parameter: what it was, what the reports say, what it is now, and why. */
export interface Change {
  /** `archetypes`, `popularity:type`, `base-rates:budget`, `noise:type`, `drop-off`, `signal:hour`, `behaviour:sort`. */
  readonly parameter: string
  /** Names of the parts, in one order for all lists. */
  readonly cells: readonly string[]
  readonly old: readonly number[]
  /** 95 % intervals of what the reports say, `null` where they say nothing. */
  readonly intervals: readonly (readonly [number, number])[] | null
  /** As it will be used; `old` where it is kept. */
  readonly new: readonly number[]
  readonly reports: number
  readonly accepted: boolean
  /** Better by how much on weeks held out, and the lower end of that; `null` where it could not be judged. */
  readonly improvement: {readonly mean: number; readonly low: number} | null
  readonly reason: string
}

/** What one run of `lotse learn` found. */
export interface LearnedVersion {
  readonly number: number
  /** SHA-256 of the report configuration that was read, 64 hex digits. */
  readonly configuration: string
  /** True where the reports come from simulated visitors. */
  readonly simulated: boolean
  /** First and last week read, in whole weeks since 1970. */
  readonly periods: {readonly first: number; readonly last: number}
  readonly parameters: LearnedParameters
  readonly changes: readonly Change[]
}

/** `learned.json`: the newest version last; `lotse build` merges that one. */
export interface LearnedFile {
  readonly version: 1
  readonly shop: string
  readonly versions: readonly LearnedVersion[]
}
