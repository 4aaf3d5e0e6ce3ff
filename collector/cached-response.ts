/**
 * A public body that never changes under its name: kept for ever, and only asked about again by name.
 *
 * @see RFC 9110 §13.1.2, If-None-Match; RFC 8246, immutable
 */
export function foreverResponse(
  request: Request,
  {
    name,
    type,
    body,
  }: {readonly name: string; readonly type: string; readonly body: string | Uint8Array<ArrayBuffer>},
): Response {
  const etag = `"${name}"`
  const headers = {
    etag,
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }
  const asked = request.headers.get('if-none-match')?.split(',') ?? []
  if (asked.some((tag) => tag.trim().replace(/^W\//, '') === etag))
    return new Response(null, {status: 304, headers})
  return new Response(body, {headers: {...headers, 'content-type': type}})
}
