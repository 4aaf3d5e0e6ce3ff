import fc from 'fast-check'

/** The way to something within JSON. */
export type Place = readonly string[]

/** Every place in a piece of JSON, itself included. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))]
}

/** Any place in a piece of JSON. */
export function anyPlaceIn(value: unknown): fc.Arbitrary<Place> {
  return fc.constantFrom(...placesIn(value))
}

/** The same JSON with another value in one place. */
export function replaced(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return other
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [...value] : {...value}
  Object.assign(copy, {[key]: replaced(Reflect.get(value, key), rest, other)})
  return copy
}
