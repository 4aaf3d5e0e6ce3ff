import {ReportingError} from './reporting-error'

/** A value of one type out of an unknown one, or a ReportingError that says where and why not. */
export type Read<T> = (value: unknown, path: string) => T

/** One of a few constants. */
export function oneOf<const T>(...allowed: readonly T[]): Read<T> {
  return (value, path) => {
    const found = allowed.find((constant) => constant === value)
    if (found === undefined) throw new ReportingError(path, allowed.join(' or '), value)
    return found
  }
}

/** An integer from 0 to `max`; NaN, infinities, fractions and negatives are refused. */
export function integer(max = Number.MAX_SAFE_INTEGER): Read<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max) return value
    throw new ReportingError(path, `integer from 0 to ${max}`, value)
  }
}

/** A string that matches a pattern; by default 1 to 64 characters. */
export function text(pattern = /^\P{Surrogate}{1,64}$/u): Read<string> {
  return (value, path) => {
    if (typeof value === 'string' && pattern.test(value)) return value
    throw new ReportingError(path, `text like ${pattern.source}`, value)
  }
}

/** An array of `min` to `max` entries. */
export function list<T>(min: number, max: number, read: Read<T>): Read<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      throw new ReportingError(path, `array of ${min} to ${max}`, Array.isArray(value) ? value.length : value)
    }
    return Array.from(value, (entry: unknown, i) => read(entry, `${path}[${i}]`))
  }
}

/** An object with exactly these fields, at least one. */
export function fields<T>(shape: {readonly [K in keyof T]: Read<T[K]>}): Read<T> {
  const keys = Object.keys(shape).sort().join()
  return (value, path) => {
    const object: object = Object(value)
    const found = Object.keys(object).sort().join()
    if (found !== keys) throw new ReportingError(path, `object with ${keys}`, found || value)
    const result: Partial<T> = {}
    for (const key in shape) result[key] = shape[key](Reflect.get(object, key), `${path}.${key}`)
    // Every field of the shape has just been read.
    return result as T
  }
}

/** The same, or null. */
export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path))
}
