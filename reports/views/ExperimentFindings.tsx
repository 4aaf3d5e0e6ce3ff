import type {ExperimentEstimate} from '../../advisor-core/experiments/types'
import type {Interval} from '../../advisor-core/reporting/interval'
import {toCompared, toVerdict} from '../queries/experiments'
import {experimentMoney} from './experiment-money'
import type {Speech} from './speech'
import type {ExperimentWords} from './words-experiments'

/** Which words tell of a figure. */
const TABLES = {difference: 'chosen', orders: 'orders', revenue: 'revenue'} as const

interface Props {
  readonly experiment: ExperimentEstimate
  readonly speech: Speech
}

/** What an experiment says, one sentence for each arm that can be compared; or how long it takes. */
export function ExperimentFindings({experiment, speech}: Props) {
  const {words} = speech
  const {chosen, ordered} = experiment
  const told = sentences(experiment, speech, 'difference')
  const toldOrders = [...sentences(experiment, speech, 'orders'), ...sentences(experiment, speech, 'revenue')]
  const missing = ({reports, needed, daysToGo}: typeof chosen) =>
    words.tooEarlyTopic({reports: speech.number(reports), needed: speech.number(needed), daysToGo})
  return (
    <>
      {told.length === 0 && <p class="finding">{words.experiments.chosen.tooEarly(missing(chosen))}</p>}
      {told.map((sentence) => (
        <p key={sentence} class="finding">
          {sentence}
        </p>
      ))}
      {ordered === null && <p class="quiet">{words.experiments.orders.notTold}</p>}
      {ordered && toldOrders.length === 0 && <p>{words.experiments.orders.tooEarly(missing(ordered))}</p>}
      {toldOrders.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  )
}

function sentences(
  experiment: ExperimentEstimate,
  speech: Speech,
  figure: keyof typeof TABLES,
): readonly string[] {
  const {reference, others} = toCompared(experiment)
  if (!reference) return []
  const table: Partial<ExperimentWords['chosen']> = speech.words.experiments[TABLES[figure]]
  const amount =
    figure === 'revenue' ? experimentMoney(speech, experiment.currency ?? '').exact : speech.points
  const label = (arm: string) => speech.arm(experiment.id, arm)
  return others.flatMap((arm) => {
    const interval = arm[figure]
    const verdict = toVerdict(interval)
    if (interval === null || verdict === 'too-early') return []
    const found = {arm: label(arm.arm), reference: label(reference.arm), ...ends(interval, amount)}
    return table[verdict] ? [table[verdict](found)] : []
  })
}

/** The ends of an interval without sign, the one nearer to zero first; of one that holds zero, first the one below. */
function ends({low, high}: Interval, points: (value: number) => string): {low: string; high: string} {
  const [first, last] = [Math.abs(low), Math.abs(high)]
  return high < 0 ? {low: points(last), high: points(first)} : {low: points(first), high: points(last)}
}
