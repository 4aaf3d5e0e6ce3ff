import {existsSync, readdirSync} from 'node:fs'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'
import {ROOT} from './root.mjs'

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]

const APPLICATIONS = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable]
    if (base === undefined) return []
    return [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
    ]
  }),
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
}

/** Where Lotse keeps what it fetched for its tests; survives a new `npm ci`. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lotse')
}

/**
 * Browsers that are already on this machine, best first, each with the words for where it was found.
 *
 * @returns {{path: string, origin: string}[]}
 */
export function installedBrowsers() {
  const fromVariable = process.env.CHROMIUM_PATH
    ? [{path: process.env.CHROMIUM_PATH, origin: '$CHROMIUM_PATH'}]
    : []
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
  const applications = APPLICATIONS[process.platform] ?? []
  return [
    ...fromVariable,
    ...[...onPath, ...applications].filter(existsSync).map((path) => ({path, origin: 'installed'})),
    ...playwrightBrowsers().map((path) => ({path, origin: "Playwright's cache"})),
    ...npmBrowserStarters()
      .filter(existsSync)
      .map((path) => ({path, origin: 'npm'})),
  ]
}

/** The version of the npm package @sparticuz/chromium that serves where nothing else is to be had. */
export const NPM_CHROMIUM_VERSION = '153.0.0'

/** Where the Chromium from npm is unpacked. */
export function npmBrowserFolder() {
  return join(cacheFolder(), `chromium-${NPM_CHROMIUM_VERSION}`)
}

/** The scripts that start it: with the system's libraries, and with the few that the package brings along. */
export function npmBrowserStarters() {
  return ['chromium-system', 'chromium-own'].map((name) => join(npmBrowserFolder(), name))
}

/** Chromium builds in Playwright's own cache, newest first. */
export function playwrightBrowsers() {
  const folder = playwrightFolder()
  if (!existsSync(folder)) return []
  const builds = readdirSync(folder).filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
  builds.sort((a, b) => Number(b.split('-').at(-1)) - Number(a.split('-').at(-1)))
  return builds.flatMap((build) => executablesIn(join(folder, build)))
}

function playwrightFolder() {
  const chosen = process.env.PLAYWRIGHT_BROWSERS_PATH
  if (chosen === '0') return join(ROOT, 'node_modules/playwright-core/.local-browsers')
  if (chosen) return chosen
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright')
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ms-playwright')
}

/** The layout inside a build differs by platform and year; the executable's name is what stays. */
function executablesIn(folder) {
  const names = ['chrome', 'headless_shell', 'chrome-headless-shell', 'chrome.exe', 'headless_shell.exe']
  const macApp = 'Contents/MacOS/'
  return readdirSync(folder).flatMap((inner) => {
    const paths = names.map((name) => join(folder, inner, name))
    for (const app of ['Chromium', 'Google Chrome for Testing']) {
      paths.push(join(folder, inner, `${app}.app`, macApp, app))
    }
    return paths.filter(existsSync)
  })
}
