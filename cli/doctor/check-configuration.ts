import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {configurationHash, parseConfiguration} from '../../advisor-core/reporting'
import {sha256} from '../serve/register-configuration'
import {baseOf} from './check-network'
import {type CheckResult, type DoctorInput, doubtful, ok, wrong} from './check-result'

const NAME = /^report-config\.[0-9a-f]{10}\.json$/

/** Whether the collector knows the report configuration of the built files: reports of another one are dropped. */
export async function checkConfiguration(input: DoctorInput): Promise<CheckResult[]> {
  const {files, collector, env, fetch} = input
  const name = existsSync(files) ? readdirSync(files).find((each) => NAME.test(each)) : undefined
  const base = typeof collector === 'string' ? baseOf(collector, env) : null
  if (name === undefined || base === null) return []
  try {
    const configuration = parseConfiguration(JSON.parse(readFileSync(join(files, name), 'utf8')))
    const hash = await configurationHash(configuration, sha256)
    const {status} = await fetch(new URL(`v1/configurations/${hash}`, base).href)
    const short = hash.slice(0, 16)
    if (status === 200) return [ok('configuration', `The collector knows ${short}, of ${files}.`)]
    if (status !== 404)
      return [doubtful('configuration', `The collector answers ${status} when asked for ${short}.`)]
    return [
      wrong(
        'configuration',
        `The collector does not know ${short}, of ${files}, and drops every report of it; "lotse build --register" announces it.`,
      ),
    ]
  } catch {
    // That nothing answers, or that the files are none, is said elsewhere.
    return []
  }
}
