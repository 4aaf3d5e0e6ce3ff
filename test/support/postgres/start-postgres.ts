import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {chownSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import pg from 'pg'
import {findPostgres, type PostgresPrograms} from './find-postgres'

export interface PostgresServer {
  readonly version: string
  /** A new empty database; its address for DATABASE_URL. */
  createDatabase(): Promise<string>
  /** Ends the server at once, as a power cut would; its data stay. */
  kill(): Promise<void>
  /** Starts it again on the same port. */
  restart(): Promise<void>
  /** Runs statements in a database. */
  query(url: string, sql: string): Promise<readonly Record<string, unknown>[]>
  /** Stops the server and deletes everything. */
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL server in a temporary folder on a free port of the loopback address.
 *
 * @param settings  server settings, like `fsync=on`; off by default, as nothing here outlives the machine
 * @returns the server, or one sentence that says why there is none
 */
export async function startPostgres(
  settings: readonly string[] = ['fsync=off'],
): Promise<PostgresServer | string> {
  const programs = findPostgres()
  if (typeof programs === 'string') return programs
  const folder = mkdtempSync(join(tmpdir(), 'lotse-pg-'))
  const clean = () => {
    rmSync(folder, {recursive: true, force: true})
    programs.dispose()
  }
  const failure = makeCluster(programs, folder)
  if (failure !== null) {
    clean()
    return failure
  }
  const port = await freePort()
  let server = await launch(programs, folder, port, settings)
  const onExit = () => server.kill('SIGKILL')
  process.once('exit', onExit)
  const address = (database: string) => `postgres://lotse@127.0.0.1:${port}/${database}`
  let databases = 0

  return {
    version: programs.version,
    query: (url, sql) => query(url, sql),
    async createDatabase() {
      const name = `lotse_${++databases}`
      await query(address('postgres'), `create database ${name}`)
      return address(name)
    },
    kill: () => end(server, 'SIGQUIT'),
    async restart() {
      server = await launch(programs, folder, port, settings)
    },
    async stop() {
      process.removeListener('exit', onExit)
      await end(server, 'SIGQUIT')
      clean()
    },
  }
}

/** @returns why there is no cluster, or `null` */
function makeCluster({initdb, identity}: PostgresPrograms, folder: string): string | null {
  const data = join(folder, 'data')
  mkdirSync(data, {mode: 0o700})
  if ('uid' in identity) for (const path of [folder, data]) chownSync(path, identity.uid, identity.gid)
  const {status, stderr} = spawnSync(
    initdb,
    ['-D', data, '-U', 'lotse', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    {...identity, cwd: folder, encoding: 'utf8'},
  )
  return status === 0 ? null : `PostgreSQL could not make its folder: ${stderr.trim().split('\n').at(-1)}`
}

function launch(
  {postgres, identity}: PostgresPrograms,
  folder: string,
  port: number,
  settings: readonly string[],
): Promise<ChildProcess> {
  const all = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=60',
    ...settings,
  ]
  const child = spawn(
    postgres,
    ['-D', join(folder, 'data'), '-p', String(port), ...all.flatMap((setting) => ['-c', setting])],
    {...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe']},
  )
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) resolve(child)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`Failed to start PostgreSQL: ${said}`)))
  })
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({connectionString: url})
  await client.connect()
  try {
    const result = await client.query(sql)
    return result.rows
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}
