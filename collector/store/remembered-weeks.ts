import {KEY_BYTES, type Week, type WeekName} from './read-weeks'

/** A week as it was written, in one piece: its key, its first block of tags, its counters. */
export interface WrittenWeek extends WeekName {
  readonly version: number
  readonly tags: number
  /** Bytes of the first block. */
  readonly first: number
  readonly bytes: Uint8Array
}

/** Weeks as this process wrote them last, so that they need not be read before they are written again. */
export interface RememberedWeeks {
  /** What it returns may be used until the next `remember`. */
  find(name: WeekName): Week | undefined
  remember(week: WrittenWeek): void
  /** Forgets everything and overwrites it. */
  clear(): void
}

const ROOM_BYTES = 8 * 1024 * 1024
/** Version, tags, bytes of the first block and bytes in all, before each week. */
const HEAD_BYTES = 16

/**
 * Weeks side by side in two pieces of memory. When one is full, the other is emptied and filled: so what has not been
 * written for long goes, and there is no object for each week, which the garbage collector would move about.
 *
 * @param room bytes of both together
 */
export function createRememberedWeeks(room = ROOM_BYTES): RememberedWeeks {
  let present = createPiece(room / 2)
  let earlier = createPiece(room / 2)
  return {
    find(name) {
      const place = placeOf(name)
      return present.get(place) ?? earlier.get(place)
    },
    remember(week) {
      if (present.put(placeOf(week), week)) return
      const emptied = earlier
      emptied.clear()
      earlier = present
      present = emptied
      // One that does not fit in an empty piece either is read again.
      present.put(placeOf(week), week)
    },
    clear() {
      present.clear()
      earlier.clear()
    },
  }
}

/** For where every week is read. */
export const NOTHING_REMEMBERED: RememberedWeeks = {find: () => undefined, remember() {}, clear() {}}

const placeOf = ({shop, period}: WeekName): number => shop * 65_536 + period

interface Piece {
  get(place: number): Week | undefined
  /** @returns whether there was room */
  put(place: number, week: WrittenWeek): boolean
  clear(): void
}

function createPiece(room: number): Piece {
  const starts = new Map<number, number>()
  let memory: Buffer | null = null
  let used = 0
  return {
    get(place) {
      const start = starts.get(place)
      if (start === undefined || !memory) return
      const keyAt = start + HEAD_BYTES
      const blockAt = keyAt + KEY_BYTES
      const countersAt = blockAt + memory.readUInt32LE(start + 8)
      return {
        version: memory.readUInt32LE(start),
        tags: memory.readUInt32LE(start + 4),
        key: memory.subarray(keyAt, blockAt),
        firstBlock: memory.subarray(blockAt, countersAt),
        counters: memory.subarray(countersAt, keyAt + memory.readUInt32LE(start + 12)),
      }
    },
    put(place, {version, tags, first, bytes}) {
      if (used + HEAD_BYTES + bytes.length > room) return false
      memory ??= Buffer.alloc(room)
      starts.set(place, used)
      for (const number of [version, tags, first, bytes.length]) used = memory.writeUInt32LE(number, used)
      memory.set(bytes, used)
      used += bytes.length
      return true
    },
    clear() {
      memory?.fill(0, 0, used)
      starts.clear()
      used = 0
    },
  }
}
