import {spawnSync} from 'node:child_process'
import {basename} from 'node:path'

/**
 * Runs npm and waits. Uses the npm that started us, if one did, so that its settings and version stay the same.
 *
 * @param {readonly string[]} args
 * @param {{cwd: string, quiet?: boolean, timeoutMs?: number}} options
 * @returns {{ok: boolean, reason: string}} reason is empty when ok
 */
export function runNpm(args, {cwd, quiet = false, timeoutMs}) {
  const own = process.env.npm_execpath
  const viaNode = own !== undefined && basename(own) === 'npm-cli.js'
  // On Windows npm is a .cmd file, which only a shell can start; the arguments are ours and hold no spaces.
  const result = spawnSync(viaNode ? process.execPath : 'npm', viaNode ? [own, ...args] : args, {
    cwd,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    encoding: 'utf8',
    shell: !viaNode && process.platform === 'win32',
    ...(timeoutMs === undefined ? {} : {timeout: timeoutMs}),
  })
  if (result.error?.code === 'ENOENT') return {ok: false, reason: 'npm was not found on the PATH'}
  if (result.error) return {ok: false, reason: result.error.message}
  if (result.status === 0) return {ok: true, reason: ''}
  const lastError = (result.stderr ?? '')
    .split('\n')
    .find((line) => /^npm error (?!code |errno |syscall |A complete)\S/.test(line))
  return {
    ok: false,
    reason: lastError ?? `npm ${args[0]} ended with exit code ${result.status ?? result.signal}`,
  }
}
