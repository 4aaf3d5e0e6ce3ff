/** Calls back once: when the page is hidden, or after a pause; `null` for no pause. Returns how to call it off. */
export function whenIdle(run: () => void, idleMs: number | null): () => void {
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    document.removeEventListener('visibilitychange', onHidden)
  }
  const fire = () => {
    stop()
    run()
  }
  const onHidden = () => {
    if (document.visibilityState === 'hidden') fire()
  }
  const timer = idleMs === null ? null : setTimeout(fire, idleMs)
  document.addEventListener('visibilitychange', onHidden)
  return stop
}
