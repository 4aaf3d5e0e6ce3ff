import {InputError} from '../input-error'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const BINARY_STARTS: readonly (readonly [name: string, start: readonly number[]])[] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP archive or Excel workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip archive', [0x1f, 0x8b]],
]

/** Characters 0x80–0x9f of windows-1252; the five unused ones stay what they are in Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Text of a file whose encoding nobody told us: a byte order mark decides, else UTF-8 where the bytes allow it,
 * else windows-1252 (which contains Latin-1's letters).
 *
 * @throws InputError when the bytes are no text
 */
export function decodeText(bytes: Uint8Array, file: string): {text: string; encoding: TextEncoding} {
  if (bytes.length === 0)
    throw new InputError(file, 'found an empty file, expected a table with a header line')
  for (const [name, start] of BINARY_STARTS)
    if (start.every((byte, index) => bytes[index] === byte))
      throw new InputError(file, `found ${name}, expected a text file in CSV or TSV format`)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2).slice(), 'utf-16be')
  const nul = bytes.indexOf(0)
  if (nul >= 0)
    throw new InputError(
      file,
      `found a NUL byte at position ${nul}, expected a text file in CSV or TSV format`,
    )
  try {
    return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes), encoding: 'utf-8'}
  } catch {
    return decoded(bytes, 'windows-1252')
  }
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): {text: string; encoding: TextEncoding} {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 2))
  if (encoding === 'utf-16be') return {text: buffer.swap16().toString('utf16le'), encoding}
  if (encoding === 'utf-16le') return {text: buffer.toString('utf16le'), encoding}
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return {text: latin1.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!), encoding}
}
