/**
 * Bytes of all typed arrays that can be reached from a value, each buffer counted once; lazily made columns are
 * read, so that they count, too. Maps, sets, arrays and plain objects are followed.
 *
 * @param except buffers that do not count, such as the file the rest was made from
 */
export function typedArrayBytes(root: unknown, except: readonly ArrayBufferLike[] = []): number {
  const seen = new Set<unknown>(except)
  let bytes = 0
  const queue: unknown[] = [root]
  while (queue.length > 0) {
    const value = queue.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (ArrayBuffer.isView(value)) {
      if (!seen.has(value.buffer)) bytes += value.buffer.byteLength
      seen.add(value.buffer)
    } else if (value instanceof Map) queue.push(...value.keys(), ...value.values())
    else if (value instanceof Set) queue.push(...value)
    else queue.push(...Object.values(value))
  }
  return bytes
}
