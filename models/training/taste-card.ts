import type {Figure} from './evaluate'
import type {ResidualFigure} from './residual'
import type {Training} from './train'

/** What the words of the card need. */
export interface TasteCard {
  readonly synthetic: boolean
  readonly date: string
  readonly seed: number
  readonly licence: string
  readonly people: {readonly train: number; readonly heldOut: number}
  readonly training: Training
  readonly residual: ResidualFigure
}

const MODELS: Readonly<Record<Figure['model'], string>> = {
  chance: 'chance',
  priorMean: 'everybody has the mean taste',
  map: 'most probable weights',
  draws: 'averaged over reweighted posterior draws (what the widget uses)',
  truth: 'the simulated shopper’s own probabilities (the ceiling)',
}

/** The card of `taste.bin` in words, as Markdown. */
export function tasteCardText({
  synthetic,
  date,
  seed,
  licence,
  people,
  training,
  residual,
}: TasteCard): string {
  const {artefact, figures} = training
  const roles = Object.entries(artefact.roles).map(([role, {mean, sd}]) => [
    role,
    mean.toFixed(3),
    sd.toFixed(3),
  ])
  const rows = figures.map(({clicks, model, hit, se_hit, logLoss, se_logLoss}) => [
    `${clicks}`,
    MODELS[model],
    `${hit.toFixed(3)} ± ${se_hit.toFixed(3)}`,
    `${logLoss.toFixed(3)} ± ${se_logLoss.toFixed(3)}`,
  ])
  const slots = artefact.positions.map((x) => x.toFixed(3)).join(', ')
  const fitted = artefact.fitted
    ? `\nFor ${artefact.fitted.names.length} features by name, the mean and the full covariance are in the file as well.\n`
    : ''
  const origin = synthetic
    ? `**Synthetic.** Fitted on the choices of ${people.train} _simulated_ shoppers among synthetic products; no real
person was looked at. What was assumed about them is in \`taste.card.json\`. The figures say that the method works on
people like these, not that people are like these.`
    : `Fitted on the choices of ${people.train} real people, from a folder given to the training script.`
  return `# Taste prior

Written by \`models/training/train-taste.ts\`, seed ${seed}, ${date}; do not edit. Licence: ${licence}. The same figures with
all their decimals: \`taste.card.json\`.

${origin}

Normal distribution over people of the weight of a feature, by its role, fitted by Gibbs sampling; a number counts in
standard deviations, a value or a yes as having it. The slots add, from the first on: ${slots}. A catalogue with A
attributes has these times (8 / A)^${artefact.dilution}.
${fitted}
${table(['role', 'mean', 'deviation'], roles)}

## Choices of ${people.heldOut} held-out people

In catalogues that training never saw; natural logarithm; ± one standard error over people.

${table(['choices seen', 'prediction', 'hit rate', 'log loss'], rows)}

A neural part beside the linear utility gained ${residual.logLossGain.toFixed(4)} ± ${residual.se_logLossGain.toFixed(4)} in
log loss after 3 choices. It is left out.
`
}

/** A Markdown table with its columns aligned, as the formatter leaves it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, c) => cell.padEnd(widths[c]!)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
