import type {Tools} from '../components/tools'
import type {ProfileWords} from '../profile/words'
import type {ShelfWords} from './words'

/** What the components of this folder get. */
export interface ShelfTools extends Tools {
  readonly shelf: ShelfWords
  readonly profile: ProfileWords
}
