import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join, relative, sep} from 'node:path'

/**
 * Every file below the given files and folders, sorted, relative to root, with forward slashes.
 *
 * @param {string} root absolute folder
 * @param {readonly string[]} paths relative to root; missing ones are skipped
 * @param {(path: string) => boolean} keep
 * @returns {string[]}
 */
export function listFiles(root, paths, keep = () => true) {
  const found = []
  const visit = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path)) if (name !== 'node_modules') visit(join(path, name))
      return
    }
    const name = relative(root, path).split(sep).join('/')
    if (keep(name)) found.push(name)
  }
  for (const path of paths) visit(join(root, path))
  return [...new Set(found)].sort()
}

/**
 * SHA-256 over names and bytes of the files, as hex. Times do not matter, so a fresh clone hashes the same.
 *
 * @param {string} root absolute folder
 * @param {readonly string[]} files relative to root
 */
export function hashFiles(root, files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const bytes = readFileSync(join(root, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}
