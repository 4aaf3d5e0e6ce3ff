import {randomUUID} from 'node:crypto'
import {existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {holdFile} from './hold-file'

/** Locks that this very process holds: its own process id in a file proves nothing after a restart. */
const held = new Set<string>()

/** Somebody else has the data folder open. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'

  constructor(
    readonly folder: string,
    readonly processId: number,
  ) {
    super(
      `The data folder ${folder} is in use by process ${processId}. Stop that process, or choose another folder.`,
    )
  }
}

/**
 * Takes the data folder for this process, by a lock of the kernel and by a file that names the process. The lock of a process that is gone is taken
 * over. The file appears complete (it is linked into place), so it is never seen half written.
 *
 * @returns the release; safe to call twice
 * @throws FolderInUseError when a living process holds it
 */
export function lockFolder(folder: string): () => void {
  const path = join(resolve(folder), 'collector.lock')
  const letGo = holdFile(join(resolve(folder), 'collector.held'))
  if (!letGo) throw new FolderInUseError(folder, parseHolder(contentOf(path) ?? '')?.pid ?? 0)
  const content = JSON.stringify({pid: process.pid, started: startedAt(process.pid), token: randomUUID()})
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, content, {mode: 0o600})
  try {
    takeLock(path, draft, folder)
  } catch (error) {
    letGo()
    throw error
  } finally {
    rmSync(draft, {force: true})
  }
  held.add(path)
  return () => {
    if (!held.delete(path)) return
    if (contentOf(path) === content) rmSync(path, {force: true})
    letGo()
  }
}

function takeLock(path: string, draft: string, folder: string): void {
  // Twice: once to find a dead lock and clear it, once to take the place; a third party may be quicker.
  for (let attempt = 0; attempt < 2; attempt++) {
    if (tryLink(draft, path)) return
    const found = contentOf(path)
    if (found === null) continue
    const holder = parseHolder(found)
    if (holder && isAlive(holder, path)) throw new FolderInUseError(folder, holder.pid)
    clearDeadLock(path, found)
  }
  if (tryLink(draft, path)) return
  const holder = parseHolder(contentOf(path) ?? '')
  throw new FolderInUseError(folder, holder?.pid ?? 0)
}

/** Moves the dead lock aside, and puts it back when a living process was quicker and it is theirs. */
function clearDeadLock(path: string, expected: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (contentOf(aside) !== expected) tryLink(aside, path)
  rmSync(aside, {force: true})
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

interface Holder {
  readonly pid: number
  readonly started: string | null
}

function parseHolder(content: string): Holder | null {
  try {
    const value: unknown = JSON.parse(content)
    if (typeof value !== 'object' || value === null || !('pid' in value)) return null
    const {pid} = value
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return null
    return {pid, started: 'started' in value && typeof value.started === 'string' ? value.started : null}
  } catch {
    return null
  }
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.pid === process.pid) return held.has(path)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const started = startedAt(holder.pid)
  return started === null || holder.started === null || started === holder.started
}

/** When a process started, in the kernel's own ticks (Linux); tells a reused process id. `null` elsewhere. */
function startedAt(processId: number): string | null {
  const path = `/proc/${processId}/stat`
  if (!existsSync(path)) return null
  const stat = contentOf(path)
  // The second field is the command in brackets and may hold spaces; the start is the 20th field after it.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}
