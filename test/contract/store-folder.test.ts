import {spawn, spawnSync} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import Database from 'libsql'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {openSqliteStore} from '../../collector/store/sqlite-store'
import {bundleChild} from '../support/bundle-child'
import {acceptedReports, count, countedReports, PERIOD, REAL, storedConfiguration} from './store-support'

describe('the data folder of the embedded store', () => {
  let root: string
  let folder: string

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lotse-folder-'))
    folder = join(root, 'data')
  })
  afterEach(() => rmSync(root, {recursive: true, force: true}))

  it('refuses a second opening with one sentence that names the folder and the process', async () => {
    const store = await openSqliteStore({folder})
    await expect(openSqliteStore({folder})).rejects.toThrow(
      `The data folder ${folder} is in use by process ${process.pid}.`,
    )
    await store.close()
    await (await openSqliteStore({folder})).close()
    expect(existsSync(join(folder, 'collector.lock'))).toBe(false)
  })

  it('refuses a folder that another living process holds', async () => {
    const other = spawn('sleep', ['30'])
    try {
      mkdirSync(folder)
      writeFileSync(join(folder, 'collector.lock'), JSON.stringify({pid: other.pid, started: null}))
      await expect(openSqliteStore({folder})).rejects.toThrow(`in use by process ${other.pid}`)
    } finally {
      other.kill('SIGKILL')
    }
  })

  it('refuses a folder that a process of another container holds, whose id is our own or unknown here', async () => {
    const holder = await bundleChild('test/contract/collector/killed-writer.ts')
    const child = spawn(process.execPath, [holder.path, folder], {stdio: ['ignore', 'pipe', 'inherit']})
    await new Promise((started) => child.stdout.once('data', started))
    for (const pid of [process.pid, spawnSync('true').pid]) {
      writeFileSync(join(folder, 'collector.lock'), JSON.stringify({pid, started: '1'}))
      await expect(openSqliteStore({folder})).rejects.toThrow(`in use by process ${pid}`)
    }
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
    holder.remove()
    await (await openSqliteStore({folder})).close()
  })

  it.each([
    ['of a process that is gone', () => JSON.stringify({pid: spawnSync('true').pid, started: '1'})],
    ['that is rubbish', () => 'not a lock'],
    ['that carries our own process id from an earlier life', () => JSON.stringify({pid: process.pid})],
    ['of a process whose id another one has now', () => JSON.stringify({pid: process.ppid, started: '-1'})],
  ])('takes over a lock %s', async (_, content) => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'collector.lock'), content())
    const store = await openSqliteStore({folder})
    expect(readFileSync(join(folder, 'collector.lock'), 'utf8')).toContain(`"pid":${process.pid}`)
    await store.close()
  })

  it('leaves no lock behind when the database cannot be read', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'collector.db'), 'this is no database, '.repeat(400))
    await expect(openSqliteStore({folder})).rejects.toThrow()
    expect(existsSync(join(folder, 'collector.lock'))).toBe(false)
  })

  it('is readable by its owner alone', async () => {
    const store = await openSqliteStore({folder})
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'collector.db')).mode & 0o077).toBe(0)
    await store.close()
  })

  it('keeps no byte of a nonce or a tag once the period is over', async () => {
    const store = await openSqliteStore({folder})
    await store.registerConfiguration(storedConfiguration(REAL))
    await count(store, acceptedReports(0, 200))
    const onDisk = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
    const reader = new Database(join(folder, 'collector.db'), {readonly: true})
    const bytesOf = (query: string) =>
      reader
        .prepare(query)
        .all()
        .map((row) => Buffer.from(secretOf(row)))
    const secrets = [
      ...[
        ...bytesOf('select first_block as secret from weeks'),
        ...bytesOf('select tags as secret from tag_blocks'),
      ].flatMap((block) =>
        Array.from({length: block.length / 8}, (_, i) => block.subarray(8 * i, 8 * (i + 1))),
      ),
      ...bytesOf('select key as secret from weeks'),
    ]
    reader.close()
    expect(secrets).toHaveLength(201)
    expect(secrets.every((secret) => onDisk().includes(secret))).toBe(true)
    await store.expire(PERIOD + 1)
    const left = onDisk()
    expect(secrets.filter((secret) => left.includes(secret))).toEqual([])
    expect(await countedReports(store)).toBe(200)
    await store.close()
  })

  it('has lost nothing that was flushed, and counts nothing twice, after a kill -9 in the middle', async () => {
    const writer = await bundleChild('test/contract/collector/killed-writer.ts')
    const child = spawn(process.execPath, [writer.path, folder], {stdio: ['ignore', 'pipe', 'inherit']})
    const flushed = await linesUntilKilled(child, 6)
    writer.remove()
    expect(flushed).toBeGreaterThanOrEqual(6)

    const store = await openSqliteStore({folder})
    const survived = await countedReports(store)
    expect(survived).toBeGreaterThanOrEqual(flushed * 50)
    expect(survived % 50).toBe(0)
    // The devices saw no answer and send again: everything once, and twice.
    const all = acceptedReports(0, survived + 50)
    await count(store, all)
    await count(store, all)
    expect(await countedReports(store)).toBe(survived + 50)
    const [row] = await store.readCounts({shop: storedConfiguration(REAL).shop, beforePeriod: PERIOD + 1})
    expect([...row!.cells.values()].reduce((sum, count) => sum + count, 0)).toBe(survived + 50)
    await store.close()
  }, 60_000)
})

function secretOf(row: unknown): ArrayBuffer {
  if (typeof row !== 'object' || row === null || !('secret' in row)) throw new Error('no such column')
  if (!(row.secret instanceof ArrayBuffer)) throw new Error('not bytes')
  return row.secret
}

function linesUntilKilled(child: ReturnType<typeof spawn>, killAfter: number): Promise<number> {
  return new Promise((done, fail) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (linesOf(output) >= killAfter) child.kill('SIGKILL')
    })
    child.on('error', fail)
    child.on('close', () => done(linesOf(output)))
  })
}

const linesOf = (text: string): number => text.split('\n').length - 1
