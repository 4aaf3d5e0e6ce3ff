/** Reads what a `ByteWriter` wrote, from its beginning to its end. */
export interface ByteReader {
  readonly isAtEnd: () => boolean
  number(): number
  /** So many bytes, as hex digits. */
  hex(length: number): string
}

export function createByteReader({buffer, byteOffset, length}: Uint8Array): ByteReader {
  const bytes = Buffer.from(buffer, byteOffset, length)
  let at = 0
  return {
    isAtEnd: () => at >= bytes.length,
    number() {
      let byte = bytes[at++]!
      let value = byte & 127
      for (let unit = 128; byte >= 128; unit *= 128) {
        byte = bytes[at++]!
        value += (byte & 127) * unit
      }
      return value
    },
    hex(size) {
      at += size
      return bytes.toString('hex', at - size, at)
    },
  }
}
