/** Bytes that grow; what is in them may be used until more is written. */
export interface ByteWriter {
  readonly length: () => number
  byte(value: number): void
  /** Seven bits a byte, the lowest first, the highest bit of each saying that more follow: LEB128. */
  number(value: number): void
  bytes(value: Uint8Array): void
  hex(value: string): void
  readonly written: () => Uint8Array
  /** Begins anew, in the same memory. */
  clear(): void
}

/** @param room bytes to begin with; twice as many whenever they are full */
export function createByteWriter(room = 256): ByteWriter {
  let buffer = Buffer.allocUnsafe(room)
  let length = 0

  function makeRoom(more: number): void {
    if (length + more <= buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(2 * buffer.length, length + more))
    buffer.copy(grown, 0, 0, length)
    buffer = grown
  }

  return {
    length: () => length,
    byte(value) {
      makeRoom(1)
      buffer[length++] = value
    },
    number(value) {
      makeRoom(8)
      let rest = value
      for (; rest >= 128; rest = Math.floor(rest / 128)) buffer[length++] = (rest % 128) + 128
      buffer[length++] = rest
    },
    bytes(value) {
      makeRoom(value.length)
      buffer.set(value, length)
      length += value.length
    },
    hex(value) {
      makeRoom(value.length / 2)
      length += buffer.write(value, length, 'hex')
    },
    written: () => buffer.subarray(0, length),
    clear() {
      length = 0
    },
  }
}
