import type {FromEngine, ToEngine} from '../worker/messages'

/** The engine behind a thin wire: a worker, the main thread, or a script in tests. */
export interface Engine {
  readonly send: (message: ToEngine) => void
  readonly stop: () => void
}

/** Where the engine's two forms lie, absolute. */
export interface EngineUrls {
  readonly worker: string
  readonly engine: string
  readonly where: 'auto' | 'main'
}

/** A worker that has not said hello by then will not. */
const HELLO_TIMEOUT_MS = 4000

/** Starts the engine in a worker, or, where the page allows none, on the main thread. */
export async function openEngine(urls: EngineUrls, receive: (message: FromEngine) => void): Promise<Engine> {
  if (urls.where === 'auto') {
    const worker = await startWorker(urls.worker)
    if (worker) {
      worker.onmessage = (event: MessageEvent<FromEngine>) => receive(event.data)
      worker.onerror = () => receive({kind: 'failed', reason: 'worker'})
      return {send: (message) => worker.postMessage(message), stop: () => worker.terminate()}
    }
  }
  const module: {createEngine: (post: (message: FromEngine) => void) => Engine['send']} = await import(
    urls.engine
  )
  return {send: module.createEngine(receive), stop: () => {}}
}

/** The worker once it runs; `null` when it is blocked, broken or silent. */
function startWorker(url: string): Promise<Worker | null> {
  return new Promise((resolve) => {
    const give = (worker: Worker | null) => {
      clearTimeout(timer)
      resolve(worker)
    }
    const timer = setTimeout(give, HELLO_TIMEOUT_MS, null)
    try {
      const worker = createWorker(url)
      worker.onmessage = () => give(worker)
      worker.onerror = (event) => {
        event.preventDefault()
        give(null)
      }
    } catch {
      give(null)
    }
  })
}

interface ScriptPolicy {
  createScriptURL: (url: string) => string
}
declare const trustedTypes: {createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy} | undefined

let policy: ScriptPolicy | undefined

/** A page that requires trusted types allows us by naming our one policy, `lotse`. */
function trusted(url: string): string {
  const rules: ScriptPolicy = {createScriptURL: (script) => script}
  policy ??= typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy('lotse', rules)
  return policy.createScriptURL(url)
}

/** Another origin's script cannot be a worker itself; a classic blob that imports it can. */
function createWorker(url: string): Worker {
  if (new URL(url).origin === location.origin) return new Worker(trusted(url))
  const boot = `var p=self.trustedTypes?trustedTypes.createPolicy('lotse',{createScriptURL:function(u){return u}}):0,u=${JSON.stringify(url)};importScripts(p?p.createScriptURL(u):u)`
  const blob = URL.createObjectURL(new Blob([boot], {type: 'text/javascript'}))
  try {
    return new Worker(trusted(blob))
  } finally {
    setTimeout(URL.revokeObjectURL, HELLO_TIMEOUT_MS, blob)
  }
}
