/** Input that is not what the report protocol allows: where, what was expected and what came instead. */
export class ReportingError extends Error {
  override readonly name = 'ReportingError'
  /** Where in the input, for instance `configuration.topics[2].cells`. */
  readonly path: string
  readonly expected: string
  readonly received: string

  constructor(path: string, expected: string, received: unknown) {
    // Objects are named by their type only: what is in them may be long, or nobody's business.
    const shown = received === Object(received) ? typeof received : String(received).slice(0, 80)
    super(`invalid ${path}: expected ${expected}, received ${shown}`)
    this.path = path
    this.expected = expected
    this.received = shown
  }
}
