import type {FocusTarget} from '../session/types'

/**
 * After the visitor's act, focus follows to what it brought: never when the visitor is elsewhere on the page,
 * and without scrolling, unless the target would then be above the window.
 */
export function restoreFocus(root: HTMLElement, target: NonNullable<FocusTarget>): void {
  const shadow = root.getRootNode()
  if (!(shadow instanceof ShadowRoot)) return
  const {activeElement} = document
  const away = activeElement && activeElement !== document.body && activeElement !== shadow.host
  const kept = shadow.activeElement
  const heading = root.querySelector<HTMLElement>(`[data-focus="${target}"]`)
  if (away || !heading || kept?.closest('dialog')) return
  // A button that still stands there after a click on a card keeps its focus.
  if (target === 'shelf' && kept) return
  heading.focus({preventScroll: true})
  if (heading.getBoundingClientRect().top < 0) heading.scrollIntoView({block: 'start'})
}
