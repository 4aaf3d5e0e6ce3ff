import type {Presentation, ProfileTrait} from '../../advisor-core/dialogue/types'

/** Every word of the visitor's own profile. */
export interface ProfileWords {
  readonly invite: string
  /** @param most statements at most */
  readonly inviteText: (most: number) => string
  readonly begin: string
  readonly goOn: string
  readonly look: string
  readonly heading: string
  readonly close: string
  readonly progress: (at: number, most: number) => string
  readonly voluntary: string
  readonly skip: string
  readonly back: string
  readonly show: string
  readonly more: string
  readonly yours: string
  readonly nothing: string
  readonly band: string
  /** "rather thorough – fairly sure" */
  readonly leaning: (low: string, high: string, trait: Pick<ProfileTrait, 'side' | 'sure'>) => string
  readonly region: string
  /** @param tenths of all people, by the model */
  readonly share: (tenths: number) => string
  readonly mixed: string
  readonly mixedText: string
  /** @param tenths of all people who are mixed after as many statements, by the model; `null` where it does not say */
  readonly mixedShare: (tenths: number | null) => string
  readonly changes: string
  readonly changesWhat: (shown: Presentation) => readonly string[]
  readonly changesNothing: string
  readonly never: string
  readonly how: string
  readonly howText: string
  /** @param contributes the visitor ticked that they contribute */
  readonly leaves: (contributes: boolean) => string
  readonly erase: string
  readonly erased: string
  /** Below fewer suggestions than there are. */
  readonly another: string
  /** What speaks for a product beside the first argument. */
  readonly moreArguments: (count: number) => string
}
