import type {View} from '../../advisor-core/dialogue/types'
import type {GlassHost} from '../glass/types'
import type {TextWords} from './words'

/** Longer sentences are not typed into one line. */
export const LONGEST_SENTENCE = 300

/** What the text field knows beyond the view: nothing that outlives the page. */
export interface TextDesk {
  /** Whether what was heard is about a sentence of this field, not about a reason tapped elsewhere. */
  readonly own: () => boolean
  /** Something else than this field was the last to say something. */
  readonly passOn: () => void
  /** A sentence was sent and is being read. */
  readonly busy: () => boolean
  /** Sends what stands in the field, if anything does. */
  readonly send: (field: HTMLInputElement) => void
  /** To be told of every view: what was understood leaves the field. */
  readonly seen: (view: View) => void
}

export function createTextDesk(host: Pick<GlassHost, 'act' | 'tell'>, {locale}: TextWords): TextDesk {
  let sent: {readonly field: HTMLInputElement; readonly text: string} | null = null
  let own = false
  return {
    own: () => own,
    passOn: () => {
      own = false
    },
    busy: () => sent !== null,
    send: (field) => {
      const text = field.value.trim().slice(0, LONGEST_SENTENCE)
      if (sent || text === '') return
      sent = {field, text}
      own = true
      host.tell(null, null)
      host.act({kind: 'say', text, locale})
    },
    seen: ({heard}) => {
      // A view that was on its way already may still say what was heard before.
      if (!sent || !heard || (heard.kind === 'read' && heard.said !== sent.text)) return
      // What was not understood stays, so that it can be said in another way.
      if (heard.kind === 'read' && heard.wishes.length > 0) sent.field.value = ''
      sent = null
      host.tell(null, null)
    },
  }
}
