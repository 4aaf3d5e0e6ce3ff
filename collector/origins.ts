import {Problem} from './problem'

const MAX_ORIGINS = 100

/**
 * Origins of the pages that may send reports, as a browser writes them: `https://shop.example`.
 *
 * @throws Problem 422 that names the entry that is none
 */
export function parseOrigins(value: unknown): readonly string[] {
  const isList = Array.isArray(value) && value.length > 0 && value.length <= MAX_ORIGINS
  if (!isList)
    throw invalid('origins', `Expected a list of 1 to ${MAX_ORIGINS} origins; leave it out to allow any.`)
  return value.map((entry: unknown, i) => {
    if (typeof entry !== 'string' || !isOrigin(entry))
      throw invalid(`origins[${i}]`, 'Expected an origin like "https://shop.example", without a path.')
    return entry
  })
}

function isOrigin(text: string): boolean {
  try {
    const {origin, protocol} = new URL(text)
    return origin === text && /^https?:$/.test(protocol)
  } catch {
    return false
  }
}

const invalid = (path: string, detail: string) => new Problem(422, 'invalid-origins', detail, path)
