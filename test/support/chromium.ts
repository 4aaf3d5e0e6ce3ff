import {type Browser, chromium} from 'playwright-core'
import {launchOptions, mayUseSandbox} from '../../scripts/lib/chromium-launch.mjs'
import {CHROMIUM_REMEDIES, findChromium} from '../../scripts/lib/find-chromium.mjs'

let found: Promise<{path: string; sandbox: boolean}> | undefined

/**
 * Starts headless Chromium for a browser test; the caller closes it.
 *
 * `npm test` says in LOTSE_CHROMIUM which one, and in LOTSE_CHROMIUM_SANDBOX whether its sandbox works here. When
 * vitest is started by hand, one that is already on this machine is looked for, and nothing is downloaded.
 *
 * The sandbox is off for root, where Chromium refuses it, and where neither user namespaces nor the setuid helper
 * let it start.
 *
 * @param extraArgs further Chromium flags, such as `--force-device-scale-factor=2`
 * @throws Error with remedies when there is no Chromium that starts
 */
export async function launchChromium(extraArgs: readonly string[] = []): Promise<Browser> {
  found ??= chooseChromium()
  const {path, sandbox} = await found
  const options = launchOptions(path, sandbox)
  return chromium.launch({...options, args: [...options.args, ...extraArgs]})
}

async function chooseChromium(): Promise<{path: string; sandbox: boolean}> {
  const path = process.env.LOTSE_CHROMIUM
  if (path) return {path, sandbox: mayUseSandbox() && process.env.LOTSE_CHROMIUM_SANDBOX !== 'off'}
  const failures: string[] = []
  const browser = await findChromium({tell: (line) => failures.push(line), mayFetch: false})
  if (browser === undefined) throw new Error([...failures, CHROMIUM_REMEDIES].join('\n'))
  return browser
}
