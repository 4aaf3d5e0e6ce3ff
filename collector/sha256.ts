import {createHash} from 'node:crypto'

/** The platform's digest, as `configurationHash` wants it. */
export const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(createHash('sha256').update(bytes).digest())
