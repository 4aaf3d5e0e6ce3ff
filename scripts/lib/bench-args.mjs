/**
 * Reads `<name> [path] [--option [value]] … [--json]`. An option takes the next word as its value unless that begins
 * with `--`; `--option=value` always does. Words that are neither are the name and the path, in this order.
 *
 * @param {readonly string[]} argv
 * @returns {{name: string | undefined, path: string | null, options: Record<string, string | boolean>, json: boolean}}
 * @throws RangeError naming a word too many
 */
export function parseBenchArgs(argv) {
  const words = []
  const options = {}
  for (let i = 0; i < argv.length; i++) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argv[i])
    if (match === null) {
      words.push(argv[i])
      continue
    }
    const [, key, given] = match
    const next = argv[i + 1]
    if (key === 'json') options.json = true
    else if (given !== undefined) options[key] = given
    else options[key] = next === undefined || next.startsWith('--') ? true : argv[++i]
  }
  const [name, path, extra] = words
  if (extra !== undefined) throw new RangeError(`unexpected argument: ${extra}`)
  const {json = false, ...rest} = options
  return {name, path: path ?? null, options: rest, json}
}
