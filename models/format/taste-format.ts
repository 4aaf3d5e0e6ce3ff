import {choleskyFactor} from '../../advisor-core/numeric/cholesky'
import {TASTE_ROLES, type TasteArtefact} from '../../advisor-core/taste/types'
import {openTaste, PREFIX_BYTES, type TasteHeader} from './open-taste'

/** What is wrong with a `taste.bin`, in one sentence. */
export class TasteFormatError extends Error {
  override readonly name = 'TasteFormatError'
}

/** "LTST", read as a little-endian number. */
const MAGIC = 0x5453544c
const VERSION = 2

/**
 * The artefact as bytes: a prefix of four 32-bit numbers, a JSON header that names the floats, padded with
 * spaces to a multiple of 4, and the floats as Float32, all little-endian: mean and deviation of each role, what
 * each slot adds, the dilution; then what was fitted, if anything was: units, means, and the lower triangle of the
 * covariance.
 */
export function encodeTaste(artefact: TasteArtefact): Uint8Array {
  const {positions, fitted} = artefact
  const names: TasteHeader = {
    roles: TASTE_ROLES,
    positions: positions.length,
    fitted: fitted?.names ?? [],
  }
  const header = new TextEncoder().encode(JSON.stringify(names))
  const headerBytes = Math.ceil(header.length / 4) * 4
  const floats = [
    ...TASTE_ROLES.flatMap((role) => [artefact.roles[role].mean, artefact.roles[role].sd]),
    ...positions,
    artefact.dilution,
    ...(fitted ? [...fitted.units, ...fitted.mean, ...lowerTriangle(fitted.covariance)] : []),
  ]
  const bytes = new Uint8Array(PREFIX_BYTES + headerBytes + floats.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [i, word] of [MAGIC, VERSION, headerBytes, floats.length].entries())
    view.setUint32(4 * i, word, true)
  bytes.fill(0x20, PREFIX_BYTES, PREFIX_BYTES + headerBytes)
  bytes.set(header, PREFIX_BYTES)
  for (const [i, float] of floats.entries()) view.setFloat32(PREFIX_BYTES + headerBytes + 4 * i, float, true)
  return bytes
}

/**
 * The artefact from its bytes.
 *
 * @throws TasteFormatError when anything about them is wrong
 */
export function parseTaste(input: ArrayBuffer | Uint8Array): TasteArtefact {
  const bytes = input instanceof Uint8Array ? input : new Uint8Array(input)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < PREFIX_BYTES) fail(`The taste model is cut off: it has ${bytes.length} bytes.`)
  if (view.getUint32(0, true) !== MAGIC) fail('This is no taste model: it does not start with "LTST".')
  const version = view.getUint32(4, true)
  if (version !== VERSION)
    fail(`The taste model has version ${version}, this program reads version ${VERSION}.`)
  const headerBytes = view.getUint32(8, true)
  const count = view.getUint32(12, true)
  const expected = PREFIX_BYTES + headerBytes + 4 * count
  if (bytes.length !== expected)
    fail(`The taste model has ${bytes.length} bytes where it announces ${expected}.`)
  const {roles, positions, fitted} = parseHeader(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes))
  const d = fitted.length
  const named = 2 * roles.length + positions + 1 + 2 * d + (d * (d + 1)) / 2
  if (count !== named) fail(`The taste model has ${count} numbers where its header names ${named}.`)
  const float = (i: number) => view.getFloat32(PREFIX_BYTES + headerBytes + 4 * i, true)
  for (let i = 0; i < count; i++)
    if (!Number.isFinite(float(i))) fail(`Number ${i} of the taste model is not finite.`)
  for (const role of TASTE_ROLES) {
    const at = 2 * roles.indexOf(role)
    if (at < 0) fail(`The taste model lacks the role "${role}".`)
    if (!(float(at + 1) > 0)) fail(`The deviation of the role "${role}" in the taste model is not positive.`)
  }
  const artefact = openTaste(bytes)
  if (artefact.fitted?.units.some((unit) => !(unit > 0))) fail('A unit of the taste model is not positive.')
  if (artefact.fitted && !isPositiveDefinite(artefact.fitted.covariance, d)) {
    fail('The covariance of the taste model is not positive definite.')
  }
  return artefact
}

/** The entries on and below the diagonal, by rows. */
function lowerTriangle(matrix: readonly number[]): number[] {
  const d = Math.round(Math.sqrt(matrix.length))
  return matrix.filter((_, at) => at % d <= Math.floor(at / d))
}

function isPositiveDefinite(matrix: readonly number[], d: number): boolean {
  try {
    choleskyFactor(matrix, d)
    return true
  } catch {
    return false
  }
}

function parseHeader(bytes: Uint8Array): TasteHeader {
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch {
    fail('The header of the taste model is not JSON.')
  }
  if (typeof header !== 'object' || header === null || !('roles' in header && 'positions' in header)) {
    fail('The header of the taste model lacks "roles" or "positions".')
  }
  const {roles, positions} = header
  const fitted = 'fitted' in header ? header.fitted : null
  if (!isNames(roles) || !isNames(fitted))
    fail('The header of the taste model holds something else than names.')
  if (typeof positions !== 'number' || !Number.isInteger(positions) || positions < 0) {
    fail('The header of the taste model holds no number of positions.')
  }
  return {roles, positions, fitted}
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string')
}

function fail(sentence: string): never {
  throw new TasteFormatError(sentence)
}
