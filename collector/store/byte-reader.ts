/** Reads what a `ByteWriter` wrote. */
export interface ByteReader {
  /** Begins at the beginning of these bytes. */
  open(bytes: Uint8Array): void
  readonly isAtEnd: () => boolean
  number(): number
  /** So many bytes, as hex digits. */
  hex(length: number): string
}

export function createByteReader(): ByteReader {
  let bytes: Buffer = Buffer.alloc(0)
  let at = 0
  return {
    open(given) {
      bytes = Buffer.isBuffer(given) ? given : Buffer.from(given.buffer, given.byteOffset, given.length)
      at = 0
    },
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
    hex(length) {
      at += length
      return bytes.toString('hex', at - length, at)
    },
  }
}
