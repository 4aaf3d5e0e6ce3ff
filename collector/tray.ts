import {REPORT_BYTES} from '../advisor-core/reporting/wire'

/**
 * Bodies of reports side by side in one piece of memory, and something beside each of them: objects for each would be
 * moved about by the garbage collector while they wait.
 */
export interface Tray<T> {
  readonly size: () => number
  /** @param body `null` for one that is none, whatever it was */
  put(body: Uint8Array | null, beside: T): void
  /** Puts all that another one holds behind what is here. */
  putAll(others: Pick<Tray<T>, 'size' | 'bytes' | 'beside'>): void
  /** All bodies, one behind the other, as long as nothing is put; one that is none is 0 throughout. */
  readonly bytes: () => Buffer
  /** A body as long as nothing is put. */
  readonly body: (place: number) => Uint8Array
  readonly beside: (place: number) => T
  /** Forgets everything. */
  clear(): void
}

export function createTray<T>(): Tray<T> {
  let memory = Buffer.alloc(REPORT_BYTES * 64)
  const besides: T[] = []

  function put(body: Uint8Array | null, beside: T): void {
    const at = REPORT_BYTES * besides.length
    if (at === memory.length) memory = Buffer.concat([memory, Buffer.alloc(memory.length)])
    if (body?.length === REPORT_BYTES) memory.set(body, at)
    besides.push(beside)
  }
  const body = (place: number) => memory.subarray(REPORT_BYTES * place, REPORT_BYTES * (place + 1))

  return {
    size: () => besides.length,
    put,
    putAll(others) {
      const bytes = others.bytes()
      for (let place = 0; place < others.size(); place++)
        put(bytes.subarray(REPORT_BYTES * place, REPORT_BYTES * (place + 1)), others.beside(place))
    },
    bytes: () => memory.subarray(0, REPORT_BYTES * besides.length),
    body,
    beside: (place) => besides[place]!,
    clear() {
      memory.fill(0, 0, REPORT_BYTES * besides.length)
      besides.length = 0
    },
  }
}
