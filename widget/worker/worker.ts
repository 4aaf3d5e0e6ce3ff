import {createHost} from './host'
import type {ToEngine} from './messages'

// A classic worker: its page may have started it from a blob with importScripts.
const receive = createHost((message) => self.postMessage(message))
self.addEventListener('message', (event: MessageEvent<ToEngine>) => receive(event.data))
self.postMessage({kind: 'hello'})
