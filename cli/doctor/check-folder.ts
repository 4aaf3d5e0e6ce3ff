import {accessSync, constants, existsSync, readFileSync, statfsSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {type CheckResult, type DoctorInput, doubtful, ok, wrong} from './check-result'

const MB = 1024 * 1024
const TIGHT_MB = 1024
const FULL_MB = 100

/** What a collector makes in its folder. */
const FILES = [
  'collector.db',
  'collector.db-wal',
  'collector.db-shm',
  'collector.lock',
  'collector.held',
  'shop-key',
]

/** The data folder: is it there, ours, and closed to others; who has it open; is there room. */
export function checkFolder(input: DoctorInput): CheckResult[] {
  const {folder, env} = input
  if (!existsSync(folder)) {
    const says = env.DATABASE_URL ? 'is only made for the key' : 'is made by the first "lotse collector"'
    return [ok('data folder', `${folder} is not there yet; it ${says}.`), checkDisk(nearest(folder))]
  }
  return [checkAccess(folder), checkLock(folder), checkDisk(folder)]
}

function checkAccess(folder: string): CheckResult {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return wrong(
      'data folder',
      `This user may not write to ${folder}; give it to the user who runs the collector.`,
    )
  }
  const owner = statSync(folder).uid
  const files = FILES.map((name) => join(folder, name)).filter((path) => existsSync(path))
  const strange = files.filter((path) => statSync(path).uid !== owner)
  if (strange.length > 0)
    return wrong(
      'data folder',
      `${strange.join(', ')} belong to another user than ${folder}, whose collector cannot open them; chown -R --reference=${folder}/ ${folder}/`,
    )
  const open = [folder, ...files].filter((path) => (statSync(path).mode & 0o077) !== 0)
  if (open.length === 0) return ok('data folder', `${folder} belongs to one user alone.`)
  return doubtful('data folder', `Other users of this machine can open ${open.join(', ')}; chmod go= them.`)
}

function checkLock(folder: string): CheckResult {
  const path = join(folder, 'collector.lock')
  if (!existsSync(path)) return ok('lock', 'No collector runs on this data folder.')
  const pid = Number(/"pid":(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0)
  if (pid > 0 && isRunning(pid)) return ok('lock', `Process ${pid} has the data folder open.`)
  return doubtful('lock', `Process ${pid} is gone and left its lock; the next start takes it over.`)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function checkDisk(folder: string): CheckResult {
  const {bavail, bsize} = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / MB)
  const says = `${free} MB are free where ${folder} is`
  if (free < FULL_MB) return wrong('disk', `${says}; batches can soon not be written. Make room.`)
  if (free < TIGHT_MB) return doubtful('disk', `${says}; a million reports a week take about 40 MB.`)
  return ok('disk', `${says}.`)
}

/** The folder itself, or the nearest one above that is there. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}
