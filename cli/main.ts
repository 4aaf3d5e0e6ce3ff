import {createInterface} from 'node:readline/promises'
import {Command, CommanderError} from 'commander'
import packageJson from '../package.json'
import {backupCommand} from './commands/backup'
import {buildCommand} from './commands/build'
import {checkCommand} from './commands/check'
import {collectorCommand} from './commands/collector'
import {type CliCommand, type CliContext, EXIT} from './commands/command'
import {doctorCommand} from './commands/doctor'
import {initCommand} from './commands/init'
import {keysCommand} from './commands/keys'
import {learnCommand} from './commands/learn'
import {personasCommand} from './commands/personas'
import {restoreCommand} from './commands/restore'
import {serveCommand} from './commands/serve'
import {simulateCommand} from './commands/simulate'
import {InputError} from './input-error'

export {startShop} from './serve/start-shop'
export {playForParent} from './simulate/play-in-thread'

/** All commands of the tool, in the order of its help. */
const commands: readonly CliCommand[] = [
  initCommand,
  checkCommand,
  buildCommand,
  serveCommand,
  simulateCommand,
  personasCommand,
  learnCommand,
  collectorCommand,
  keysCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
]

/**
 * Runs the merchant's tool.
 *
 * @param argv  what stands after the tool's name on the command line
 * @returns the exit code: 0 all is well, 1 there are findings, 2 the input cannot be used
 */
export async function main(
  argv: readonly string[],
  context: CliContext = terminalContext(),
): Promise<number> {
  let code: number = EXIT.ok
  const program = new Command('lotse')
    .description('product advice for online shops: from catalogue to page')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({writeOut: context.out, writeErr: context.err})
  for (const {name, describe, run} of commands) {
    const command = describe(program.command(name)).option('--json', 'print one JSON object')
    command.exitOverride().configureOutput({writeOut: context.out, writeErr: context.err})
    command.action(async () => {
      const options: Readonly<Record<string, unknown>> = command.opts()
      const args = command.processedArgs.filter((arg): arg is string => typeof arg === 'string')
      code = await guarded(() => run({args, options, json: options.json === true, context}), options, context)
    })
  }
  try {
    await program.parseAsync(argv, {from: 'user'})
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? EXIT.ok : EXIT.badInput
  }
  return code
}

/** Bad input is one line on standard error (and an object with --json), never a stack. */
async function guarded(
  run: () => Promise<number>,
  options: Readonly<Record<string, unknown>>,
  context: CliContext,
): Promise<number> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const issues = 'issues' in error ? {issues: error.issues} : {}
    if (options.json === true)
      context.out(
        `${JSON.stringify({error: {place: error.place, problem: error.problem, ...issues}}, null, 2)}\n`,
      )
    else context.err(`${error.message}\n`)
    return EXIT.badInput
  }
}

function terminalContext(): CliContext {
  // Who reads the output may have seen enough (`| head`), or be started anew: no reason to lose what is under way.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  return {
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    ask: isTerminal ? askAtTerminal : null,
  }
}

async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({input: process.stdin, output: process.stdout})
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}
