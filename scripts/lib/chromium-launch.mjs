/**
 * Options for playwright-core's launch: no chatter of Chromium's own, so that a test can say what left the page.
 * Playwright switches the sandbox off unless told otherwise; we tell it otherwise wherever one can be had.
 *
 * @param {string} executablePath
 * @param {boolean} sandbox
 */
export function launchOptions(executablePath, sandbox) {
  return {
    executablePath,
    chromiumSandbox: sandbox,
    headless: true,
    timeout: 30_000,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  }
}

/** Chromium refuses to run sandboxed as root; everybody else may try. */
export function mayUseSandbox() {
  return process.getuid?.() !== 0
}

/**
 * Starts the browser, reads one page, closes it. An ordinary user gets the sandbox where it works (setuid helper or
 * user namespaces) and goes without where it does not; that is found out by trying, as no single file tells.
 *
 * @param {string} executablePath
 * @returns {Promise<{kind: 'works', sandbox: boolean, version: string} | {kind: 'fails', reason: string}>}
 */
export async function tryChromium(executablePath) {
  let reason = ''
  for (const sandbox of mayUseSandbox() ? [true, false] : [false]) {
    try {
      return {kind: 'works', sandbox, version: await readOnePage(executablePath, sandbox)}
    } catch (error) {
      reason ||= firstTelling(String(error.message))
    }
  }
  return {kind: 'fails', reason}
}

async function readOnePage(executablePath, sandbox) {
  const {chromium} = await import('playwright-core')
  const browser = await chromium.launch(launchOptions(executablePath, sandbox))
  try {
    const page = await browser.newPage()
    await page.setContent('<p>Lotse</p>', {timeout: 20_000})
    if ((await page.textContent('p', {timeout: 20_000})) !== 'Lotse')
      throw new Error('it does not render a page')
    return browser.version()
  } finally {
    await browser.close()
  }
}

/** The line of a launch log that says what is wrong. */
function firstTelling(message) {
  const lines = message.split('\n').map((line) => line.trim())
  return (
    lines.find((line) => /shared libraries|sandbox!|EACCES|ENOENT|not found|FATAL/.test(line)) ?? lines[0]
  )
}
