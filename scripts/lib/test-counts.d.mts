interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export function countTests(report: {
  readonly testResults?: readonly {
    readonly status: string
    readonly assertionResults: readonly {readonly status: string}[]
  }[]
}): Counts
export function summaryLine(counts: Counts): string
