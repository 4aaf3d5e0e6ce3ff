import {type ChildProcess, fork} from 'node:child_process'
import type {ChildBundle} from '../../../support/bundle-child'

/** Starts a bundled process with an order in its environment. */
export function start(bundle: ChildBundle, order: object, execArgv: readonly string[] = []): ChildProcess {
  return fork(bundle.path, [], {
    env: {...process.env, LOTSE_BENCH: JSON.stringify(order)},
    execArgv: [...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** The next message of a process. */
export function reply<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('Failed to hear from a process of the benchmark: it ended'))
    child.once('exit', fail)
    child.once('message', (message) => {
      child.off('exit', fail)
      resolve(message as T)
    })
  })
}

/** Ends a process and waits until it is gone. */
export function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill(signal)
  })
}
