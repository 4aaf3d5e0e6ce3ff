import {TASTE_ROLES, type TasteArtefact, type TasteRole} from '../../advisor-core/taste/types'

/** Magic, version, bytes of the header, number of floats; four little-endian 32-bit numbers. */
export const PREFIX_BYTES = 16

/** What the header of a `taste.bin` says about its numbers, in their order. */
export interface TasteHeader {
  /** Mean and deviation of each. */
  readonly roles: readonly string[]
  /** How many slots add something; then comes the dilution. */
  readonly positions: number
  /** Names of the fitted features: unit and mean of each, then the lower triangle of the covariance by rows. */
  readonly fitted: readonly string[]
}

/**
 * The artefact from bytes that are known to be whole: the widget's files are bound to the manifest by their hash.
 * `parseTaste` checks first.
 */
export function openTaste(bytes: Uint8Array): TasteArtefact {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerBytes = view.getUint32(8, true)
  const header: TasteHeader = JSON.parse(
    new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes)),
  )
  const {roles, positions, fitted} = header
  const floats = (from: number, count: number): number[] =>
    Array.from({length: count}, (_, i) => view.getFloat32(PREFIX_BYTES + headerBytes + 4 * (from + i), true))
  const prior = (role: TasteRole) => {
    const [mean, sd] = floats(2 * roles.indexOf(role), 2)
    return [role, {mean: mean!, sd: sd!}] as const
  }
  const priors: Record<string, TasteArtefact['roles'][TasteRole]> = Object.fromEntries(TASTE_ROLES.map(prior))
  const at = 2 * roles.length + positions + 1
  const d = fitted.length
  const triangle = floats(at + 2 * d, (d * (d + 1)) / 2)
  const entry = (f: number, g: number) =>
    triangle[(Math.max(f, g) * (Math.max(f, g) + 1)) / 2 + Math.min(f, g)]!
  return {
    version: 2,
    roles: priors as TasteArtefact['roles'],
    positions: floats(2 * roles.length, positions),
    dilution: floats(at - 1, 1)[0]!,
    fitted:
      d === 0
        ? null
        : {
            names: fitted,
            units: floats(at, d),
            mean: floats(at + d, d),
            covariance: Array.from({length: d * d}, (_, k) => entry(Math.floor(k / d), k % d)),
          },
  }
}
