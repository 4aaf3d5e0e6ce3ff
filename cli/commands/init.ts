import {randomBytes} from 'node:crypto'
import {existsSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import advisorSchema from '../../advisor-core/advisor/advisor.schema.json'
import {currencyOfHeader} from '../catalogue/currency-of-header'
import {parseQuantity} from '../catalogue/parse-number'
import {type CatalogueFile, readCatalogueFile} from '../catalogue/read-catalogue-file'
import {findUnit} from '../catalogue/units'
import {InputError} from '../input-error'
import {humanise} from '../propose/humanise'
import {type Proposal, proposeAdvisor} from '../propose/propose-advisor'
import {writeAtomically} from '../write-atomically'
import {type CliCommand, type CommandCall, EXIT, textOption} from './command'
import {initSummary} from './init-summary'

/** `lotse init <catalogue>`: proposes an advisor from a catalogue. */
export const initCommand: CliCommand = {
  name: 'init',
  describe: (command) =>
    command
      .description('propose questions, options and arguments from a product catalogue (CSV or TSV)')
      .argument('<catalogue>', 'the catalogue file')
      .option('--out <folder>', 'where advisor.json goes', '.')
      .option('--name <name>', "the shop's name")
      .option('--currency <code>', 'currency of the prices, such as EUR')
      .option('--yes', 'ask nothing')
      .option('--force', 'replace an advisor.json that is there'),
  run: async (call) => {
    const [catalogue = ''] = call.args
    const path = resolve(call.context.cwd, catalogue)
    const file = readCatalogueFile(path)
    const folder = resolve(call.context.cwd, textOption(call.options, 'out') ?? '.')
    const target = join(folder, 'advisor.json')
    if (!(await mayWrite(target, call))) return EXIT.ok
    const shop = {
      id: randomBytes(16).toString('hex'),
      name: await shopName(path, call),
      currency: await currencyCode(file, call),
    }
    const proposal = proposeAdvisor(file, shop, relative(folder, path).replaceAll('\\', '/'))
    if (proposal.advisor.questions.length === 0) {
      const report = {advisor: null, log: null, ...initSummary(file, proposal)}
      call.context.out(call.json ? `${JSON.stringify(toJson(report), null, 2)}\n` : report.text)
      return EXIT.findings
    }
    const log = writeAll({folder, target, file, proposal})
    const report = {advisor: target, log, ...initSummary(file, proposal)}
    call.context.out(call.json ? `${JSON.stringify(toJson(report), null, 2)}\n` : report.text)
    return EXIT.ok
  },
}

async function mayWrite(target: string, {options, context}: CommandCall): Promise<boolean> {
  if (!existsSync(target) || options.force === true) return true
  if (!context.ask || options.yes === true)
    throw new InputError(target, 'found an advisor already, expected none; --force replaces it')
  const answer = await context.ask(`${target} is there already. Replace it? [y/N] `)
  if (/^\s*(y|j)/i.test(answer)) return true
  context.out('Nothing was written.\n')
  return false
}

async function shopName(path: string, {options, context}: CommandCall): Promise<string> {
  const given = textOption(options, 'name')
  if (given?.trim()) return given.trim()
  const guess = humanise(basename(path).replace(/\.[^.]*$/, '')).en
  const answer = context.ask && options.yes !== true ? await context.ask(`Name of the shop [${guess}]: `) : ''
  return answer.trim() || guess
}

async function currencyCode(file: CatalogueFile, {options, context}: CommandCall): Promise<string> {
  const given = textOption(options, 'currency')?.trim().toUpperCase()
  if (given !== undefined && !/^[A-Z]{3}$/.test(given))
    throw new InputError('--currency', `found "${given}", expected a code of three letters, such as EUR`)
  if (given) return given
  const found = currencyInFile(file)
  if (found) return found
  const answer =
    context.ask && options.yes !== true ? await context.ask('Currency of the prices [EUR]: ') : ''
  return /^[A-Za-z]{3}$/.test(answer.trim()) ? answer.trim().toUpperCase() : 'EUR'
}

const CODES: Readonly<Record<string, string>> = {'€': 'EUR', $: 'USD', '£': 'GBP', CHF: 'CHF'}

function currencyInFile({table, mapping, priceDecimal}: CatalogueFile): string | null {
  if (mapping.price === undefined) return null
  const index = table.columns.indexOf(mapping.price)
  const unit = parseQuantity(table.rows[0]?.[index] ?? '', priceDecimal)?.unit
  const known = unit ? findUnit(unit) : null
  const code = known?.dimension === 'money' ? CODES[known.symbol] : undefined
  return code ?? (unit && /^[A-Z]{3}$/.test(unit) ? unit : currencyOfHeader(mapping.price))
}

interface WriteInput {
  readonly folder: string
  readonly target: string
  readonly file: CatalogueFile
  readonly proposal: Proposal
}

/** @returns where the list of left-out rows went, `null` where there are none */
function writeAll({folder, target, file, proposal}: WriteInput): string | null {
  writeAtomically(join(folder, 'advisor.schema.json'), `${JSON.stringify(advisorSchema, null, 2)}\n`)
  writeAtomically(target, `${JSON.stringify(proposal.advisor, null, 2)}\n`)
  if (file.problems.length === 0) return null
  const log = join(dirname(target), 'lotse-init.log.json')
  writeAtomically(
    log,
    `${JSON.stringify({catalogue: file.table.file, leftOutRows: file.problems}, null, 2)}\n`,
  )
  return log
}

function toJson({text: _text, ...report}: {readonly text: string}): Record<string, unknown> {
  return report
}
