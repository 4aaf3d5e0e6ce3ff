import {createHash} from 'node:crypto'
import type {ReportPorts} from '../../widget/report'

/**
 * A new device: empty storage, its own lock, the simulation's clock and randomness.
 *
 * @param random uniform on [0, 1)
 * @param send   takes the 64 bytes; they always arrive
 */
export function devicePorts(
  {random, send}: {readonly random: () => number; readonly send: (report: Uint8Array) => Promise<void>},
  clock: {readonly nowMs: number},
): ReportPorts {
  const stored = new Map<string, unknown>()
  const random32 = (): number => Math.floor(random() * 2 ** 32)
  return {
    store: {
      get: async (key) => stored.get(key),
      update: async (key, change) => {
        stored.set(key, change(stored.get(key)))
      },
      del: async (key) => {
        stored.delete(key)
      },
    },
    now: () => clock.nowMs,
    random32,
    randomBytes: (count) => Uint8Array.from({length: count}, () => random32() & 0xff),
    sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
    send: async (_, bytes) => {
      await send(bytes)
      return 'sent'
    },
    lock: (_, fn) => fn(),
    gpc: false,
  }
}
