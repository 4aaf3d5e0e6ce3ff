/** Calls back once: after a pause, or at once when the page is hidden. Returns how to call it off. */
export function whenIdle(run: () => void, idleMs: number): () => void {
  const stop = () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onHidden)
  }
  const fire = () => {
    stop()
    run()
  }
  const onHidden = () => {
    if (document.visibilityState === 'hidden') fire()
  }
  const timer = setTimeout(fire, idleMs)
  document.addEventListener('visibilitychange', onHidden)
  return stop
}
