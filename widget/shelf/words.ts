/** Every word of arguments and of what stands below the slate; a locale that lacks one does not compile. */
export interface ShelfWords {
  /** Names the list of arguments on a card. */
  readonly arguments: string
  readonly below: string
  readonly goesWith: (name: string) => string
  /** Where the shop's list says it, without a reason. */
  readonly listed: string
  readonly surprise: string
  /** @param others what all of the slate have; `null` where they lack what this one has */
  readonly unlike: (fact: string, others: string | null) => string
  /** After "not for me". */
  readonly whyNot: (name: string) => string
  /** The reason cannot be taken in; the refusal is. */
  readonly whyFailed: string
  /** A comparison of two: this one; there is no telling. */
  readonly rather: string
  readonly cannotSay: string
  /** The table of differences. */
  readonly compare: string
  readonly compareHeading: string
  readonly compareWhich: string
  readonly close: string
}
