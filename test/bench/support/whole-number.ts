/**
 * An option of a benchmark that is a whole number.
 *
 * @throws RangeError naming the option, what was found and what was expected
 */
export function wholeNumber(
  option: string | boolean | undefined,
  name: string,
  fallback: number,
  least: number,
): number {
  if (option === undefined) return fallback
  const value = Number(option)
  if (typeof option === 'boolean' || !Number.isInteger(value) || value < least)
    throw new RangeError(`--${name}: found "${option}", expected a whole number from ${least} on`)
  return value
}
