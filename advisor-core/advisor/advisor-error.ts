/** One thing that is wrong with an advisor file. */
export interface AdvisorIssue {
  /** Where, as one writes it in code: `questions[2].options[0].label.de`. */
  readonly path: string
  readonly expected: string
  readonly received: string
}

/** An advisor file that cannot be used. `path`, `expected` and `received` are those of the first issue. */
export class AdvisorError extends Error {
  override readonly name = 'AdvisorError'
  readonly path: string
  readonly expected: string
  readonly received: string

  constructor(readonly issues: readonly [AdvisorIssue, ...AdvisorIssue[]]) {
    const [{path, expected, received}] = issues
    super(`${path}: expected ${expected}, found ${received}`)
    this.path = path
    this.expected = expected
    this.received = received
  }
}
