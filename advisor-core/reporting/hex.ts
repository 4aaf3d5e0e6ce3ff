/** Bytes as lower-case hex digits. */
export function toHex(bytes: ArrayLike<number>): string {
  let hex = ''
  for (let i = 0; i < bytes.length; i++) hex += (bytes[i]! + 256).toString(16).slice(1)
  return hex
}

/** Bytes from hex digits; what is no digit is 0. */
export function fromHex(hex: string): number[] {
  return (hex.match(/../gs) ?? []).map((pair) => Number.parseInt(pair, 16) || 0)
}
