/** Events for the page, bubbling out of the shadow root. */
export type PageEventName =
  | 'open'
  | 'question'
  | 'answer'
  | 'undo'
  | 'results'
  | 'select'
  | 'add-to-cart'
  | 'restart'
  | 'consent'
  | 'report'
  | 'error'

/** Instance and step only, never an answer; a product id on `select` and `add-to-cart` alone. */
export interface PageEventDetail {
  readonly instance: string
  readonly step: number
  readonly product?: string
}

/** Tells the page; false when a listener took over (`preventDefault`). */
export function emitPageEvent(target: EventTarget, name: PageEventName, detail: PageEventDetail): boolean {
  const cancelable = name === 'add-to-cart'
  return target.dispatchEvent(
    new CustomEvent(`lotse:${name}`, {bubbles: true, composed: true, cancelable, detail}),
  )
}
