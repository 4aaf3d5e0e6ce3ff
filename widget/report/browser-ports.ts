import {createStore, promisifyRequest} from 'idb-keyval'
import type {ReportPorts, SendOutcome} from './ports'

/**
 * The real ports. Nothing is opened before the first use; the database (`lotse-report`) is made by the first
 * call of the store.
 */
export function browserPorts(): ReportPorts {
  const transact = createStore('lotse-report', 'ledger')
  return {
    store: {
      get: (key) => transact('readonly', (ledger) => promisifyRequest<unknown>(ledger.get(key))),
      update: (key, change) =>
        transact('readwrite', async (ledger) => {
          // The continuation runs while the request's transaction is still active.
          ledger.put(change(await promisifyRequest<unknown>(ledger.get(key))), key)
          return promisifyRequest(ledger.transaction)
        }),
      del: (key) =>
        transact('readwrite', (ledger) => {
          ledger.delete(key)
          return promisifyRequest(ledger.transaction)
        }),
    },
    now: () => Date.now(),
    random32: () => crypto.getRandomValues(new Uint32Array(1))[0]!,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())),
    send,
    // Without navigator.locks (old browsers, insecure pages) this rejects, and nothing is reported.
    lock: async (name, fn) => navigator.locks.request(name, fn),
    gpc: Reflect.get(navigator, 'globalPrivacyControl') === true,
  }
}

/** One fixed shape of request, whatever is in the report: no cookie, no referrer, no cache, no redirect. */
async function send(url: string, bytes: Uint8Array): Promise<SendOutcome> {
  try {
    const {ok, status} = await fetch(url, {
      method: 'POST',
      headers: {'content-type': 'application/octet-stream'},
      body: bytes.slice(),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      keepalive: true,
    })
    if (ok) return 'sent'
    return status === 429 || status >= 500 ? 'retry' : 'drop'
  } catch {
    return 'retry'
  }
}
