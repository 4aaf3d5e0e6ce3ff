/** Where a browser cannot say when it is idle (Safari), a moment later. */
const QUIET_MS = 500

/** Calls back when the page has nothing better to do. */
export function whenQuiet(run: () => void): void {
  if ('requestIdleCallback' in self) requestIdleCallback(run)
  else setTimeout(run, QUIET_MS)
}
