let reported = false

/** Runs what is ours so that it never breaks the shop's page: an error is said once, then there is quiet. */
export function guard(run: () => void): void {
  try {
    run()
  } catch (error) {
    if (!reported) console.error('Lotse', error)
    reported = true
  }
}
