import {createHash} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {runNpm} from './npm.mjs'
import {ROOT} from './root.mjs'

/**
 * Makes node_modules agree with package-lock.json: runs `npm ci` when it does not, nothing otherwise.
 * Needs no network when everything is installed. Ends the process with a clear message when npm fails.
 */
export function ensureInstalled(root = ROOT) {
  // A published package has no lock file; whoever installed it has installed what it needs.
  if (!existsSync(join(root, 'package-lock.json'))) return
  const recordFile = join(root, 'node_modules/.lotse-lock-hash')
  const wanted = lockFingerprint(root)
  if (readText(recordFile) === wanted) return
  if (!isInstalled(root)) {
    console.error('Lotse: installing the dependencies (npm ci); this takes about a minute the first time.')
    const {ok, reason} = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], {cwd: root})
    if (!ok) {
      console.error(`Lotse: the dependencies could not be installed: ${reason}.`)
      console.error(
        'Check that the npm registry can be reached and that this folder is writable, then try again.',
      )
      process.exit(1)
    }
  }
  try {
    writeFileSync(recordFile, wanted)
  } catch {
    // A folder that somebody else installed and we may only read: we simply compare again next time.
  }
}

/** Platform and lock file in one line: a node_modules folder of another system is not ours. */
function lockFingerprint(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  return `${process.platform}-${process.arch} ${hash.digest('hex')}\n`
}

/** Is what npm itself recorded in node_modules what the lock file asks for on this platform? */
export function isInstalled(root) {
  const installedText = readText(join(root, 'node_modules/.package-lock.json'))
  if (installedText === undefined) return false
  const installed = JSON.parse(installedText).packages ?? {}
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {}
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '' || (entry.optional && !fitsPlatform(entry))) return true
    return installed[path]?.version === entry.version && existsSync(join(root, path, 'package.json'))
  })
}

/** Optional packages for one platform name it; one that names none, or a C library, may be missing. */
function fitsPlatform({os, cpu, libc}) {
  if (os === undefined || libc !== undefined) return false
  return os.includes(process.platform) && (cpu === undefined || cpu.includes(process.arch))
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
