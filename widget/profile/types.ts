import type {ProfileView} from '../../advisor-core/dialogue/types'
import type {Say} from '../locales/words'
import type {SessionAct} from '../session/acts'
import type {ProfileDesk} from './create-profile-desk'
import type {ProfileWords} from './words'

/** What the components of this folder get. */
export interface ProfileTools {
  readonly profile: ProfileView
  readonly words: ProfileWords
  readonly say: Say
  readonly act: (act: SessionAct) => void
  readonly desk: ProfileDesk
  /** The visitor ticked that they contribute. */
  readonly contributes: boolean
}
