import {REPORT_BYTES} from '../advisor-core/reporting/wire'

/** Bodies side by side in one piece of memory: objects for each of them would be moved about before they are read. */
export interface Tray {
  readonly size: () => number
  /** @param bytes `null` for a body that is none, whatever it was */
  put(bytes: Uint8Array | null, origin: string | null): void
  /** A body as long as nothing is put, or `null`. */
  readonly body: (place: number) => Uint8Array | null
  readonly origin: (place: number) => string | null
  /** Forgets everything. */
  clear(): void
}

export function createTray(): Tray {
  let memory = new Uint8Array(REPORT_BYTES * 64)
  const origins: (string | null)[] = []
  /** Places of those that are none. */
  const empty = new Set<number>()
  return {
    size: () => origins.length,
    put(bytes, origin) {
      const at = REPORT_BYTES * origins.length
      if (at === memory.length) {
        const larger = new Uint8Array(2 * memory.length)
        larger.set(memory)
        memory = larger
      }
      if (bytes?.length === REPORT_BYTES) memory.set(bytes, at)
      else empty.add(origins.length)
      origins.push(origin)
    },
    body: (place) =>
      empty.has(place) ? null : memory.subarray(REPORT_BYTES * place, REPORT_BYTES * (place + 1)),
    origin: (place) => origins[place] ?? null,
    clear() {
      memory.fill(0, 0, REPORT_BYTES * origins.length)
      origins.length = 0
      empty.clear()
    },
  }
}
