import type {PageBehaviour} from '../../advisor-core/signals/types'

/** What looks at the page now and then, and tells the engine what has changed. */
export interface BehaviourDesk {
  readonly look: () => void
}

/** Where the visitor is, and what the page says there. */
interface Reading {
  /** Path of the page's address. */
  readonly path: string
  readonly behaviour: PageBehaviour
}

/**
 * Tells what the visitor did in the shop when it is new. What the same page said a while ago and says no longer was
 * taken back there; another page that says nothing takes nothing back.
 */
export function createBehaviourDesk(
  read: () => Reading,
  tell: (behaviour: PageBehaviour) => void,
): BehaviourDesk {
  let last: Reading = {path: '', behaviour: {sort: null, filter: null, search: null}}
  return {
    look: () => {
      const before = last
      last = read()
      const {path, behaviour} = last
      if (path === before.path && same(behaviour, before.behaviour)) return
      const news = path === before.path ? withTakenBack(before.behaviour, behaviour) : behaviour
      if (news.sort !== null || news.filter !== null || news.search !== null) tell(news)
    },
  }
}

function withTakenBack(before: PageBehaviour, now: PageBehaviour): PageBehaviour {
  const removed = before.filter?.some((one) => !now.filter?.some((other) => same(one, other)))
  return {
    sort: now.sort ?? (before.sort && 'otherwise'),
    filter: removed ? [...(now.filter ?? []), {kind: 'removed'}] : now.filter,
    search: now.search ?? (before.search && ''),
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
