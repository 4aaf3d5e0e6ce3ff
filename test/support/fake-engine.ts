import type {View} from '../../advisor-core/dialogue/types'
import type {Engine} from '../../widget/ports/engine'
import type {EngineEvent, FromEngine} from '../../widget/worker/messages'

/** A view with nothing in it, for tests that fill in what they are about. */
export const EMPTY_VIEW: View = {
  phase: 'asking',
  question: null,
  chips: [],
  slate: [],
  conflict: [],
  slateValue: 0,
  shelf: null,
  refusal: null,
  canUndo: false,
  canAskMore: false,
  heard: null,
  glass: null,
  archetype: {assigned: 'mixed', classes: []},
  traits: [],
  topics: {},
}

/** An engine that only notes what it is told; the test says what it answers. */
export interface FakeEngine {
  readonly open: (receive: (message: FromEngine) => void) => Promise<Engine>
  readonly events: EngineEvent[]
  readonly say: (message: FromEngine) => void
  readonly show: (view: Partial<View>) => void
}

export function createFakeEngine(): FakeEngine {
  const events: EngineEvent[] = []
  let receiver: (message: FromEngine) => void = () => {}
  return {
    events,
    open: async (receive) => {
      receiver = receive
      return {
        send: (message) => {
          if (message.kind === 'event') events.push(message.event)
        },
        stop: () => {},
      }
    },
    say: (message) => receiver(message),
    show: (view) => receiver({kind: 'show', view: {...EMPTY_VIEW, ...view}}),
  }
}
