import type {SavedDialogue} from '../../advisor-core/dialogue/types'

/** A conversation as it is kept. */
export interface Kept {
  readonly saved: SavedDialogue
  /** Level 1: the visitor ticked "remember in this tab". */
  readonly remember: boolean
}

/**
 * Where a conversation survives a reload. Level 0 is the page's own history entry, beside whatever the page
 * keeps there; level 1, by the visitor's tick, the tab's session storage. Never the address.
 */
export interface ConversationStore {
  readonly read: () => Kept | null
  readonly write: (kept: Kept | null) => void
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function toKept(value: unknown): Kept | null {
  return isKept(value) ? value : null
}

function isKept(value: unknown): value is Kept {
  return isRecord(value) && isRecord(value.saved) && Array.isArray(value.saved.evidence)
}

/** The real store; whatever the browser refuses is simply not kept. */
export function createConversationStore(key: string): ConversationStore {
  const sessionKey = `lotse ${key}`
  return {
    read: () => {
      try {
        const {lotse} = isRecord(history.state) ? history.state : {}
        const inEntry = isRecord(lotse) ? toKept(lotse[key]) : null
        return inEntry ?? toKept(JSON.parse(sessionStorage.getItem(sessionKey) ?? 'null'))
      } catch {
        return null
      }
    },
    write: (kept) => {
      try {
        writeEntry(key, kept)
        // Only a conversation that was to be remembered has anything here.
        if (kept?.remember) sessionStorage.setItem(sessionKey, JSON.stringify(withoutVisit(kept)))
        else sessionStorage.removeItem(sessionKey)
      } catch {}
    },
  }
}

/** What is remembered says nothing about this one visit: a gift, in a hurry. */
function withoutVisit({saved, remember}: Kept): Kept {
  const stays = (list: SavedDialogue['evidence']) => list.filter(({id}) => !saved.visitOnly?.includes(id))
  return {remember, saved: {...saved, evidence: stays(saved.evidence), past: saved.past.map(stays)}}
}

/** Merges into the page's own state; a page that keeps something other than an object there is left alone. */
function writeEntry(key: string, kept: Kept | null): void {
  const state: unknown = history.state ?? {}
  if (!isRecord(state) || Array.isArray(state)) return
  const {lotse, ...host} = state
  const {[key]: _, ...others} = isRecord(lotse) ? lotse : {}
  const ours = kept ? {...others, [key]: kept} : others
  if (!kept && lotse === undefined) return
  const next = Object.keys(ours).length > 0 ? {...host, lotse: ours} : host
  history.replaceState(Object.keys(next).length > 0 ? next : null, '')
}
