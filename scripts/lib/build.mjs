import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {bundleForBrowser, bundleForNode} from './bundle.mjs'
import {hashFiles, listFiles} from './content-hash.mjs'
import {BUILD_INPUTS, ENTRIES, isBuildInput} from './entries.mjs'
import {ROOT} from './root.mjs'
import {thirdPartyNotices} from './third-party.mjs'

/** A build that cannot be done, in words for the person at the terminal. */
export class BuildError extends Error {}

/** Builds what is in dist when the sources have changed since; true when it built. */
export async function ensureBuilt(root = ROOT) {
  const hash = sourceHash(root)
  if (isFresh(root, hash)) return false
  await buildAll(ENTRIES, root)
  writeFileSync(hashFile(root), hash)
  return true
}

/**
 * Bundles the given entries in memory and, only when all succeeded, writes them; nothing half-written is left.
 *
 * @throws BuildError naming every missing entry, or what esbuild says
 */
export async function buildAll(entries = ENTRIES, root = ROOT) {
  const missing = entries.filter(({source}) => !existsSync(join(root, source)))
  if (missing.length > 0) {
    throw new BuildError(
      missing.map(({source, output}) => `${source} is missing (dist/${output})`).join('\n'),
    )
  }
  const outputs = []
  const notices = new Map()
  for (const entry of entries) {
    const {bytes, inputs} = await buildEntry(entry, root)
    outputs.push({path: entry.output, bytes})
    notices.set(entry.group, [...(notices.get(entry.group) ?? []), ...inputs])
  }
  rmSync(hashFile(root), {force: true})
  for (const [group, inputs] of notices) {
    if (group === 'cli') continue
    outputs.push({path: `${group}/third-party.txt`, bytes: Buffer.from(thirdPartyNotices(root, inputs))})
  }
  for (const {path, bytes} of outputs) writeWhole(join(root, 'dist', path), bytes)
  return outputs
}

async function buildEntry(entry, root) {
  if (entry.format === 'copy') return {bytes: readFileSync(join(root, entry.source)), inputs: []}
  try {
    const bundle = entry.format === 'node' ? bundleForNode : bundleForBrowser
    const result = await bundle(entry.format === 'node' ? join(root, entry.source) : entry, root)
    const inputs = Object.keys(result.metafile.inputs)
    refuseForeignInputs(entry, inputs)
    return {bytes: result.outputFiles[0].contents, inputs}
  } catch (error) {
    if (error instanceof BuildError) throw error
    throw new BuildError(`${entry.source}: ${describeEsbuildError(error)}`)
  }
}

/** A static import in the wrong place would make every visitor load tfjs: better no build than that one. */
function refuseForeignInputs({group, source, output}, inputs) {
  if (group === 'cli' || output === 'widget/tfjs.js') return
  const foreign = inputs.find((path) => path.includes('@tensorflow/') || path.startsWith('models/training/'))
  if (foreign !== undefined)
    throw new BuildError(`${source} pulls in ${foreign}, which only tfjs.js may hold`)
}

function describeEsbuildError(error) {
  if (!Array.isArray(error.errors) || error.errors.length === 0) return error.message
  return error.errors
    .map(({text, location}) => (location ? `${location.file}:${location.line}: ${text}` : text))
    .join('\n')
}

/** A reader sees the old file or the new one, never half of one. */
function writeWhole(file, bytes) {
  mkdirSync(dirname(file), {recursive: true})
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, bytes)
  renameSync(temporary, file)
}

function isFresh(root, hash) {
  if (!existsSync(hashFile(root)) || readFileSync(hashFile(root), 'utf8') !== hash) return false
  return ENTRIES.every(({output}) => existsSync(join(root, 'dist', output)))
}

function sourceHash(root) {
  return hashFiles(root, listFiles(root, BUILD_INPUTS, isBuildInput))
}

function hashFile(root) {
  return join(root, 'dist/.build-hash')
}
