import {type CheckResult, type DoctorInput, ok, wrong} from './check-result'

const LEAST = [20, 19] as const

export function checkNode({nodeVersion}: DoctorInput): CheckResult {
  const [major = 0, minor = 0] = nodeVersion.replace(/^v/, '').split('.').map(Number)
  const isEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
  if (isEnough) return ok('node', `Node ${nodeVersion}.`)
  return wrong('node', `Node ${nodeVersion} is too old; install ${LEAST.join('.')} or newer.`)
}
