/**
 * The bytes of a body, or `null` when it is longer than `maxBytes`; no more than that is ever held.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const bytes = new Uint8Array(maxBytes)
  let length = 0
  for (;;) {
    const {done, value} = await reader.read()
    if (done) return bytes.subarray(0, length)
    if (length + value.length > maxBytes) {
      await reader.cancel()
      return null
    }
    bytes.set(value, length)
    length += value.length
  }
}
