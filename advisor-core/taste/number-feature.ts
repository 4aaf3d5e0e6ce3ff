import type {Attribute} from '../catalog/types'
import type {Groups} from './product-groups'
import type {NumberFeature, TasteRole} from './types'

/** Beyond this skewness positive numbers are compared by their logarithm. */
const SKEWED = 1

interface Moments {
  readonly mean: readonly number[]
  readonly sd: readonly number[]
  readonly skewness: number
}

/**
 * The feature of a numeric attribute, `null` when the number is the same everywhere. Positive numbers with a
 * long right tail are taken as logarithms.
 *
 * @param values  shape [N], NaN is missing
 */
export function numberFeature(
  attribute: Attribute,
  values: Float32Array,
  groups: Groups,
): NumberFeature | null {
  const plain = moments(values, groups)
  if (!plain) return null
  const log = plain.skewness > SKEWED && values.every((value) => !(value <= 0))
  const {mean, sd} = (log ? moments(values.map(Math.log), groups) : null) ?? plain
  return {
    kind: 'number',
    role: roleOf(attribute),
    attribute: attribute.id,
    log,
    within: groups.attribute,
    mean,
    sd,
  }
}

function roleOf(attribute: Attribute): TasteRole {
  return attribute.role === 'price' ? 'price' : (attribute.better ?? 'number')
}

/**
 * Mean by group; deviation by group, the whole catalogue's where a group is small or constant; skewness within
 * the groups.
 */
function moments(values: Float32Array, groups: Groups): Moments | null {
  const count = groups.sizes.map(() => 0)
  const sum = groups.sizes.map(() => 0)
  const square = groups.sizes.map(() => 0)
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return
    const g = groups.of(i)
    count[g]! += 1
    sum[g]! += value
  })
  const total = count.reduce((a, b) => a + b, 0)
  const allMean = sum.reduce((a, b) => a + b, 0) / total
  let allSquare = 0
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return
    const g = groups.of(i)
    square[g]! += (value - sum[g]! / count[g]!) ** 2
    allSquare += (value - allMean) ** 2
  })
  const allSd = Math.sqrt(allSquare / total)
  if (!(allSd > 1e-9 * Math.abs(allMean))) return null
  const own = count.map((n, g) => n >= groups.minimum && Math.sqrt(square[g]! / n) > 1e-3 * allSd)
  const mean = count.map((n, g) => (n > 0 ? sum[g]! / n : allMean))
  const sd = own.map((isOwn, g) => (isOwn ? Math.sqrt(square[g]! / count[g]!) : allSd))
  let cube = 0
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) cube += ((value - mean[groups.of(i)]!) / sd[groups.of(i)]!) ** 3
  })
  return {mean, sd, skewness: cube / total}
}
