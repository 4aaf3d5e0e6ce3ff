/**
 * Counts of a vitest run from its JSON report. A file that could not be loaded counts as one failure.
 *
 * @param {{testResults?: {status: string, assertionResults: {status: string}[]}[]}} report
 * @returns {{passed: number, failed: number, skipped: number}}
 */
export function countTests(report) {
  const files = report.testResults ?? []
  const statuses = files.flatMap(({assertionResults}) => assertionResults.map(({status}) => status))
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length
  const broken = files.filter(
    ({status, assertionResults}) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  )
  return {
    passed: count('passed'),
    failed: count('failed') + broken.length,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  }
}

/** The one line that ends a run: `12 passed, 0 failed`, with `, 1 skipped` when there are such. */
export function summaryLine({passed, failed, skipped}) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
