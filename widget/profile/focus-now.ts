/** Moves focus to a heading that just appeared, so that a screen reader reads on from there. */
export function focusNow(heading: HTMLElement | null): void {
  heading?.focus()
}
