import {createHost} from './host'
import type {FromEngine, ToEngine} from './messages'

/**
 * The same engine on the main thread, for pages whose security policy allows no worker. Each message is a task
 * of its own, so that a tap is painted before the engine thinks.
 */
export function createEngine(post: (message: FromEngine) => void): (message: ToEngine) => void {
  const receive = createHost((message) => setTimeout(post, 0, message))
  return (message) => {
    setTimeout(receive, 0, message)
  }
}
