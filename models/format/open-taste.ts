import {TASTE_ROLES, type TasteArtefact, type TasteRole} from '../../advisor-core/taste/types'

/** Magic, version, bytes of the header, number of floats; four little-endian 32-bit numbers. */
export const PREFIX_BYTES = 16

/**
 * The artefact from bytes that are known to be whole: the widget's files are bound to the manifest by their hash.
 * `parseTaste` checks first.
 */
export function openTaste(bytes: Uint8Array): TasteArtefact {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerBytes = view.getUint32(8, true)
  const {roles, scalars}: {roles: string[]; scalars: string[]} = JSON.parse(
    new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes)),
  )
  const float = (i: number): number => view.getFloat32(PREFIX_BYTES + headerBytes + 4 * i, true)
  const scalar = (name: string): number => float(2 * roles.length + scalars.indexOf(name))
  const prior = (role: TasteRole) => {
    const at = 2 * roles.indexOf(role)
    return [role, {mean: float(at), sd: float(at + 1)}] as const
  }
  const priors: Record<string, TasteArtefact['roles'][TasteRole]> = Object.fromEntries(TASTE_ROLES.map(prior))
  return {
    version: 1,
    roles: priors as TasteArtefact['roles'],
    firstPosition: scalar('firstPosition'),
    dilution: scalar('dilution'),
  }
}
