import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {hashKey} from './access'
import {createCollector} from './create-collector'
import {ensureLocalKey} from './local-key'
import {openSqliteStore} from './store/sqlite-store'
import {exampleConfiguration, register, SHOP, START_MS} from './test-support'

async function localStore() {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-key-'))
  const store = await openSqliteStore({folder})
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, {recursive: true, force: true})
  })
  return {folder, store}
}

describe('ensureLocalKey', () => {
  it('makes a key once, for its owner alone, and stores its hash only', async () => {
    const {folder, store} = await localStore()
    const key = await ensureLocalKey({folder, store})
    expect(await ensureLocalKey({folder, store})).toBe(key)
    expect(statSync(join(folder, 'shop-key')).mode & 0o777).toBe(0o600)
    expect(await store.keysOf(SHOP)).toEqual([{scope: '*', role: 'write', hash: hashKey(key)}])
  })

  it('makes a key that registers configurations', async () => {
    const {folder, store} = await localStore()
    const key = await ensureLocalKey({folder, store})
    const collector = createCollector({store, nowMs: () => START_MS})
    expect((await register(collector, exampleConfiguration(), {key})).status).toBe(201)
    await collector.close()
  })

  it('says what to do about a key file that holds no key', async () => {
    const {folder, store} = await localStore()
    writeFileSync(join(folder, 'shop-key'), 'short')
    await expect(ensureLocalKey({folder, store})).rejects.toThrow('Delete the file')
  })
})
