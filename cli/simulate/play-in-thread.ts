import {constants, setPriority} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {parentPort, Worker} from 'node:worker_threads'
import {type PlayedVisits, type PlayOrder, playVisits} from './play-visits'

/** Visits being played somewhere else. */
export interface Playing {
  /** Rejects when they cannot be played, or were stopped. */
  readonly played: Promise<PlayedVisits>
  /** Ends it at once; nothing was written. */
  stop(): Promise<void>
}

export type StartPlaying = (order: PlayOrder, onProgress: (done: number) => void) => Playing

type Message =
  | {readonly kind: 'progress'; readonly done: number}
  | {readonly kind: 'played'; readonly visits: PlayedVisits}

/** How many visits lie between two messages about how far it is. */
const STEP = 25

/** Runs what stands in the built tool, as a thread loads no TypeScript. */
const BODY = `const {workerData: {tool, order}} = require('node:worker_threads')
import(tool).then(({playForParent}) => playForParent(order))`

/** Plays visits in a thread of its own, of low priority where threads have one, so that the server stays quick. */
export const playInThread: StartPlaying = (order, onProgress) => {
  const tool = pathToFileURL(join(order.root, 'dist/cli/lotse.mjs')).href
  const thread = new Worker(BODY, {eval: true, execArgv: [], workerData: {tool, order}})
  const played = new Promise<PlayedVisits>((resolve, reject) => {
    thread.on('message', (message: Message) => {
      if (message.kind === 'played') resolve(message.visits)
      else onProgress(message.done)
    })
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the thread has ended')))
  })
  return {
    played,
    stop: async () => {
      await thread.terminate()
    },
  }
}

/** The other side of `playInThread`. */
export async function playForParent(order: PlayOrder): Promise<void> {
  // On Linux this is the thread's own; elsewhere it would be that of the server, too.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const tell = (message: Message): void => parentPort?.postMessage(message)
  const onVisit = (_: unknown, done: number): void => {
    if (done % STEP === 0) tell({kind: 'progress', done})
  }
  tell({kind: 'played', visits: await playVisits(order, {onVisit})})
}
