import {dirname, join, relative, resolve} from 'node:path'
import {readArtefacts} from '../build/artefacts'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {checkAdvisor} from '../check/check-advisor'
import type {Finding} from '../check/finding'
import {packageRoot} from '../package-root'
import {readAdvisor} from '../read-advisor'
import {type CliCommand, EXIT} from './command'

/** `lotse check`: names what is wrong or doubtful, with file, field and remedy. */
export const checkCommand: CliCommand = {
  name: 'check',
  describe: (command) =>
    command
      .description('name what is wrong with an advisor and its catalogue, and what to do about it')
      .argument('[advisor]', 'the advisor file', 'advisor.json'),
  run: async ({args, json, context}) => {
    const path = resolve(context.cwd, args[0] ?? 'advisor.json')
    const advisor = readAdvisor(path)
    const file = readCatalogueFile(resolve(dirname(path), advisor.catalog.file), advisor.catalog.mapping)
    const artefacts = readArtefacts(join(packageRoot(), 'models/artefacts'))
    const findings = checkAdvisor(advisor, file, artefacts)
    const name = relative(context.cwd, path) || path
    context.out(json ? `${JSON.stringify({advisor: path, findings}, null, 2)}\n` : toText(findings, name))
    return findings.length > 0 ? EXIT.findings : EXIT.ok
  },
}

function toText(findings: readonly Finding[], advisor: string): string {
  if (findings.length === 0) return `${advisor}: nothing found.\n`
  const lines = findings.map(({place, problem, remedy}) => {
    const where = /, line \d+$/.test(place) ? place : `${advisor}, ${place}`
    return `${where}: ${problem}. ${remedy}`
  })
  return `${lines.join('\n')}\n${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.\n`
}
