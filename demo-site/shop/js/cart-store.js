const KEY = 'morgenrunde-cart'

/** Lines `[variant id, quantity]`; kept in this window's session once the shopper has put something in. */
let lines = read()
const listeners = new Set()

function read() {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return saved.filter(([id, quantity]) => typeof id === 'string' && quantity > 0)
  } catch {
    return []
  }
}

function change(next) {
  lines = next
  try {
    if (lines.length > 0) sessionStorage.setItem(KEY, JSON.stringify(lines))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Without storage the basket lives as long as the page.
  }
  for (const listener of listeners) listener()
}

export const cartLines = () => lines
export const count = () => lines.reduce((sum, [, quantity]) => sum + quantity, 0)
export const onCartChange = (listener) => listeners.add(listener)
export const emptyCart = () => lines.length > 0 && change([])

/** Adds one or takes one away; a line without quantity disappears. */
export function addToCart(id, by = 1) {
  const known = lines.some((line) => line[0] === id)
  const all = known ? lines : [...lines, [id, 0]]
  const next = all.map(([each, quantity]) => [each, each === id ? quantity + by : quantity])
  change(next.filter(([, quantity]) => quantity > 0))
}
