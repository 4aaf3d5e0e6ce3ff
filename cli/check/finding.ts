/** Something that a merchant should look at. */
export interface Finding {
  /** Field of the advisor file, or line of the catalogue. */
  readonly place: string
  readonly problem: string
  readonly remedy: string
}
