/** A run shorter than this needs no bar, and a bar is drawn at most this often. */
const PATIENCE_MS = 1500
const EVERY_MS = 120
const WIDTH = 28

export interface ProgressBar {
  readonly update: (done: number) => void
  /** Takes the bar away. */
  readonly clear: () => void
}

/**
 * A bar on standard error for runs over a second or two; draws nothing where nobody watches.
 *
 * @param write `null` where standard error is no terminal
 */
export function createProgressBar(
  total: number,
  {what, write, nowMs}: {what: string; write: ((text: string) => void) | null; nowMs: () => number},
): ProgressBar {
  const startedMs = nowMs()
  let drawnMs = startedMs + PATIENCE_MS - EVERY_MS
  let drawn = false
  return {
    update: (done) => {
      const now = nowMs()
      if (!write || now - drawnMs < EVERY_MS) return
      drawnMs = now
      drawn = true
      const full = Math.round((WIDTH * done) / total)
      const leftS = Math.ceil(((now - startedMs) / 1000) * (total / done - 1))
      write(
        `\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done} of ${total} ${what}, ${leftS} s left \u001b[K`,
      )
    },
    clear: () => {
      if (drawn) write?.('\r\u001b[K')
    },
  }
}
