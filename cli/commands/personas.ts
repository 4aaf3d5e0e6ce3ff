import {join, resolve} from 'node:path'
import {readArtefacts} from '../build/artefacts'
import {InputError} from '../input-error'
import {packageRoot} from '../package-root'
import {type Analysis, analysePersonas} from '../personas/analyse-personas'
import {printComparison} from '../personas/print-comparison'
import {printPersonas} from '../personas/print-personas'
import {printPoLca} from '../personas/print-polca'
import {printStepMix} from '../personas/print-stepmix'
import {type Answers, readAnswers} from '../personas/read-answers'
import {readAdvisor} from '../read-advisor'
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse personas`: how many archetypes answers bear out, and which of the merchant's personas. */
export const personasCommand: CliCommand = {
  name: 'personas',
  describe: (command) =>
    command
      .description('fit latent classes to a table of answers and hold personas against it')
      .argument('<answers>', 'CSV: one row a person, or a pattern of answers with its count (--weights)')
      .option('--advisor <file>', 'the advisor file whose personas are to be validated')
      .option('--classes <range>', 'numbers of classes, such as 1..5 or 2,3', '1..5')
      .option('--starts <n>', 'random starts of each fit', '50')
      .option('--weights <column>', 'how often a row counts; whole numbers are counts of people')
      .option('--behaviour <column>', 'what people did: does a persona say more about it than the traits?')
      .option('--ignore <columns>', 'columns to leave out, divided by commas')
      .option('--missing <how>', 'ar: use what incomplete rows have; drop: leave them out', 'ar')
      .option('--questions <n>', "trait questions a visitor answers; without it the advisor's, or 5")
      .option('--refits <n>', 'bootstrap refits for the stability', '20')
      .option('--clouds <n>', 'single clouds to draw', '5')
      .option('--draws <n>', 'draws of the personas’ single cloud', '200')
      .option(
        '--blrt [samples]',
        'bootstrap likelihood ratio test, slow; 99 samples where no number is given',
      )
      .option('--seed <n>', 'the same seed gives the same figures', '1'),
  run: async ({args, options, json, context}) => {
    const file = resolve(context.cwd, args[0] ?? '')
    const advisorFile = textOption(options, 'advisor')
    const advisor = advisorFile === undefined ? null : readAdvisor(resolve(context.cwd, advisorFile))
    const personas = advisor?.personas ?? []
    const {bank} = readArtefacts(join(packageRoot(), 'models/artefacts'))
    const missing = missingOption(options)
    const seed = wholeNumber(options, 'seed', 0)
    const answers = readAnswers(file, {
      traits: [
        ...bank.traits.map(({id}) => id),
        ...personas.flatMap(({traits}) => traits.map((one) => one.trait)),
      ],
      weights: textOption(options, 'weights'),
      behaviour: textOption(options, 'behaviour'),
      ignore: (textOption(options, 'ignore') ?? '').split(',').filter((name) => name !== ''),
    })
    if (missing === 'drop') refuseWhenAllIncomplete(answers)
    const analysis = analysePersonas(answers, personas, bank, {
      classes: parseClasses(textOption(options, 'classes') ?? '1..5'),
      starts: wholeNumber(options, 'starts', 1),
      refits: wholeNumber(options, 'refits', 0),
      clouds: wholeNumber(options, 'clouds', 1),
      draws: wholeNumber(options, 'draws', 20),
      blrtSamples:
        options.blrt === true ? 99 : options.blrt === undefined ? 0 : wholeNumber(options, 'blrt', 1),
      questions:
        options.questions === undefined
          ? Math.max(advisor?.rules.traitQuestions ?? 5, 1)
          : wholeNumber(options, 'questions', 1),
      missing,
      seed,
      onStep: (step) => {
        if (!json && context.ask) context.err(`\r${step}\u001b[K`)
      },
    })
    if (!json && context.ask) context.err('\r\u001b[K')
    context.out(json ? toJson(answers, analysis, seed) : toText(answers, analysis, {missing, seed}))
    return hasFindings(analysis) ? EXIT.findings : EXIT.ok
  },
}

/** A persona that is not supported, or an alert at the solution with the lowest BIC. */
function hasFindings({solutions, personas}: Analysis): boolean {
  const chosen = solutions.reduce((a, b) => (b.fit.bic < a.fit.bic ? b : a))
  return chosen.alerts.length > 0 || personas.some(({verdict}) => verdict.kind !== 'supported')
}

function toText(
  answers: Answers,
  analysis: Analysis,
  {missing, seed}: {missing: 'drop' | 'at-random'; seed: number},
): string {
  const {solutions, indicators} = analysis
  const chosen = solutions.reduce((a, b) => (b.fit.bic < a.fit.bic ? b : a)).fit.classes
  return `${[
    `${answers.file}: ${answers.people} people, ${indicators.names.length} indicators, seed ${seed}`,
    '',
    ...solutions.flatMap((solution) => [
      ...printPoLca(solution, indicators, missing),
      '',
      ...printStepMix(solution.fit, indicators),
      '',
    ]),
    ...printComparison(solutions),
    '',
    `Lowest BIC: ${chosen} ${chosen === 1 ? 'class' : 'classes'}. Classes are regions that may be useful, not types of people, unless they stand apart from the single cloud.`,
    ...printPersonas(analysis),
    ...(answers.behaviour && analysis.personas.length + analysis.proposals.length === 0
      ? ['', '--behaviour: there is no persona to hold it against; name some with --advisor.']
      : []),
  ].join('\n')}\n`
}

function toJson(
  answers: Answers,
  {indicators, solutions, personas, overlap, proposals}: Analysis,
  seed: number,
): string {
  const report = {
    answers: answers.file,
    people: answers.people,
    seed,
    indicators: indicators.names.map((name, j) => ({name, categories: indicators.labels[j]})),
    solutions: solutions.map(({fit, ...rest}) => ({
      ...fit,
      scaledRelativeEntropy: fit.entropyR2,
      smallestClass: fit.shares.at(-1),
      shares: Array.from(fit.shares),
      probabilities: fit.probabilities.map((table, j) => rowsOf(table, indicators.labels[j]!.length)),
      ...rest,
    })),
    personas,
    overlap: overlap && {...overlap, jaccard: rowsOf(overlap.jaccard, personas.length)},
    proposals,
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function rowsOf(table: Float64Array, width: number): number[][] {
  return Array.from({length: table.length / width}, (_, r) =>
    Array.from(table.slice(r * width, (r + 1) * width)),
  )
}

function refuseWhenAllIncomplete({file, people, categorical, traits}: Answers): void {
  for (let n = 0; n < people; n++)
    if (categorical.every(({codes}) => codes[n]! >= 0) && traits.every(({means}) => !Number.isNaN(means[n]!)))
      return
  throw new InputError(file, 'found no complete row, expected some with --missing drop')
}

function missingOption(options: Readonly<Record<string, unknown>>): 'drop' | 'at-random' {
  const raw = textOption(options, 'missing')
  if (raw !== 'ar' && raw !== 'drop') throw new InputError('--missing', `found "${raw}", expected ar or drop`)
  return raw === 'ar' ? 'at-random' : 'drop'
}

/** `1..5`, `3` or `2,4`. */
function parseClasses(text: string): number[] {
  const range = /^(\d+)\.\.(\d+)$/.exec(text)
  const [from, to] = range ? [Number(range[1]), Number(range[2])] : [0, 0]
  const classes = range
    ? Array.from({length: Math.max(to - from + 1, 0)}, (_, i) => from + i)
    : text.split(',').map(Number)
  if (classes.length === 0 || !classes.every((count) => Number.isInteger(count) && count >= 1 && count <= 20))
    throw new InputError('--classes', `found "${text}", expected for instance 1..5`)
  return classes
}

function wholeNumber(options: Readonly<Record<string, unknown>>, name: string, min: number): number {
  const raw = textOption(options, name)
  const value = Number(raw)
  if (raw === undefined || !Number.isInteger(value) || value < min)
    throw new InputError(`--${name}`, `found "${raw}", expected a whole number from ${min} on`)
  return value
}
