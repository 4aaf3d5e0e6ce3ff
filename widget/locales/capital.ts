/** A sentence begins with a capital, also where the shop's word for a value does not. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
