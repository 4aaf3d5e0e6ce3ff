/**
 * The one JSON text of a value: keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript prints them.
 *
 * @throws RangeError for what JSON cannot hold: undefined, functions, NaN, infinities, lone surrogates
 * @throws TypeError for bigints
 * @see RFC 8785, JSON Canonicalization Scheme
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson)}]`
  if (typeof value === 'object' && value) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`)}}`
  }
  const fit =
    typeof value === 'string'
      ? !/\p{Surrogate}/u.test(value)
      : typeof value !== 'number' || Number.isFinite(value)
  const json = fit ? JSON.stringify(value) : undefined
  if (json === undefined) throw new RangeError(`invalid JSON value: ${String(value)}`)
  return json
}
