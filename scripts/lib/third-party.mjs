import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * The notices that the licences of bundled packages ask for, as one text; the code itself carries none.
 *
 * @param {string} root
 * @param {readonly string[]} inputs paths of bundled files, relative to root
 */
export function thirdPartyNotices(root, inputs) {
  const names = inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])
  const notices = [...new Set(names)].sort().map((name) => {
    const folder = join(root, 'node_modules', name)
    const {version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    const text =
      file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : ''
    return `${name} ${version} (${license})\n\n${text.trim()}`.trim()
  })
  return `${['These files contain code of the following packages.', ...notices].join('\n\n----\n\n')}\n`
}
