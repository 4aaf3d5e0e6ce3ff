// node scripts/audit.mjs: known holes in what is shipped, for CI. Ends with 1 when npm names one of level high or above,
// and with 0 and a line that says so when the registry does not answer: a test run must not hang on it.
import {spawnSync} from 'node:child_process'
import {ROOT} from './lib/root.mjs'

const {stdout, error} = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  cwd: ROOT,
  encoding: 'utf8',
  timeout: 60_000,
})
const counts = readCounts(stdout ?? '')
if (counts === null) {
  console.log(`audit: not done, the registry does not answer${error ? ` (${error.message})` : ''}`)
} else {
  const serious = counts.high + counts.critical
  console.log(
    `audit: ${counts.critical} critical, ${counts.high} high, ${counts.moderate} moderate, ${counts.low} low`,
  )
  process.exitCode = serious > 0 ? 1 : 0
}

/** npm's own counts, or null where it printed something else. */
function readCounts(text) {
  try {
    const {metadata} = JSON.parse(text)
    return metadata?.vulnerabilities ?? null
  } catch {
    return null
  }
}
