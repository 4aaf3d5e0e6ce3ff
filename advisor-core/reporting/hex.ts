/** Bytes as lower-case hex digits. */
export function toHex(bytes: ArrayLike<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes from hex digits; what is no digit is 0. */
export function fromHex(hex: string): number[] {
  return (hex.match(/../gs) ?? []).map((pair) => Number.parseInt(pair, 16) || 0)
}
