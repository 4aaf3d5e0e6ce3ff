/** The oldest Node that Lotse runs on; the same as "engines" in package.json. */
const OLDEST = [20, 19]

/**
 * Stops the process with one clear line when Node is too old. Uses nothing an old Node would not parse.
 *
 * @param {string} version such as '20.19.0'
 */
export function requireNode(version = process.versions.node) {
  if (isNewEnough(version)) return
  console.error(
    `Lotse needs Node ${OLDEST.join('.')} or newer; this is Node ${version} (${process.execPath}). ` +
      'Install a newer one from https://nodejs.org or with your version manager.',
  )
  process.exit(1)
}

/** @param {string} version */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}
