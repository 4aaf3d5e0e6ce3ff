import type {GlassHost} from '../glass/types'
import type {ProfileWords} from './words'

/** Whether the profile is open and on which page: nothing that outlives the page. */
export interface ProfileDesk {
  readonly page: () => 'closed' | 'statements' | 'profile'
  readonly turn: (page: 'closed' | 'statements' | 'profile') => void
  /** Deletes all that the visitor said about themselves. */
  readonly erase: () => void
}

export function createProfileDesk(
  host: Pick<GlassHost, 'act' | 'tell'>,
  words: Pick<ProfileWords, 'erased'>,
): ProfileDesk {
  let page: ReturnType<ProfileDesk['page']> = 'closed'
  const turn: ProfileDesk['turn'] = (to) => {
    page = to
    host.tell(null, null)
  }
  return {
    page: () => page,
    turn,
    erase: () => {
      host.act({kind: 'forget-traits'})
      turn('closed')
      host.tell(words.erased, null)
    },
  }
}
