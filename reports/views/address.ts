/** Puts a choice of the reader into the page's address, so that a link or a reload shows the same. */
export function rememberInAddress(name: 'lang' | 'set', value: string): void {
  const address = new URL(location.href)
  address.searchParams.set(name, value)
  history.replaceState(history.state, '', address)
}

/** What the address asks for. */
export const askedInAddress = (name: 'lang' | 'set' | 'shop'): string | null =>
  new URL(location.href).searchParams.get(name)
