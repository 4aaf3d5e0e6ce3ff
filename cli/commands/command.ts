import type {Command} from 'commander'

/** What a command may touch besides files. */
export interface CliContext {
  readonly cwd: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Asks the person at the terminal; `null` where nobody is there. */
  readonly ask: ((question: string) => Promise<string>) | null
}

/** Exit codes: all is well, there are findings, the input cannot be used. */
export const EXIT = {ok: 0, findings: 1, badInput: 2} as const

export interface CliCommand {
  readonly name: string
  /** Adds description, arguments and options; `--json` is added to every command. */
  readonly describe: (command: Command) => Command
  /** @returns the exit code */
  readonly run: (call: CommandCall) => Promise<number>
}

export interface CommandCall {
  /** Positional arguments in order; an optional one that is missing is left out. */
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly json: boolean
  readonly context: CliContext
}

/** An option's text, `undefined` where it was not given. */
export function textOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
