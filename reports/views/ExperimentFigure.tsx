import type {ExperimentEstimate} from '../../advisor-core/experiments/types'
import type {EstimateSet} from '../queries/estimates'
import {isHoldOut, isTold, toCompared, toDifferences} from '../queries/experiments'
import {ExperimentFindings} from './ExperimentFindings'
import {ExperimentTable} from './ExperimentTable'
import {IntervalChart} from './IntervalChart'
import type {Speech} from './speech'

interface Props {
  readonly experiment: ExperimentEstimate
  readonly set: EstimateSet
  readonly speech: Speech
}

/** One experiment: the findings in words, the differences around zero, the table; or the warning that none can be trusted. */
export function ExperimentFigure({experiment, set, speech}: Props) {
  const words = speech.words.experiments
  const {id, arms, uneven} = experiment
  const armLabel = (arm: string) => speech.arm(id, arm)
  const name = speech.topic({id, source: {kind: 'experiment'}})
  const compared = arms.map(({arm, share}) => ({label: armLabel(arm), share: speech.percent(share)}))
  return (
    <div class="topic">
      <h3>{name}</h3>
      {isHoldOut(experiment) && <p class="quiet">{words.holdOut.about}</p>}
      {uneven.length > 0 ? (
        <>
          <p class="finding caution">{words.uneven(uneven.map(armLabel))}</p>
          <p>{words.unevenMay}</p>
        </>
      ) : (
        <>
          <ExperimentFindings {...{experiment, speech}} />
          <Differences {...{experiment, set, speech, name}} />
        </>
      )}
      {isTold(experiment) ? (
        <ExperimentTable {...{experiment, speech, name}} />
      ) : (
        <p class="quiet">{words.compared(compared)}</p>
      )}
    </div>
  )
}

function Differences({experiment, set, speech, name}: Props & {readonly name: string}) {
  const {words, percent, signedPoints} = speech
  const {id, chosen, assigned} = experiment
  const {reference} = toCompared(experiment)
  const series = toDifferences(experiment, (arm) => speech.arm(id, arm))
  if (!reference || series.length === 0) return null
  const range = ({low, high}: {low: number; high: number}) =>
    words.range(signedPoints(low), signedPoints(high))
  const axis = words.experiments.axis(speech.arm(id, reference.arm))
  const basis = speech.basis(set, chosen.reports)
  return (
    <figure>
      <IntervalChart
        series={series}
        speech={{...speech, percent: signedPoints, range}}
        isColoured={false}
        isSigned
        summary={words.chartSummary(`${name}. ${axis}`, [
          ...series.map((point) => `${point.label} ${signedPoints(point.share)} (${range(point)})`),
        ])}
      />
      <figcaption>
        {axis}. {basis}
        {assigned !== null && words.experiments.assigned(percent(assigned))}
      </figcaption>
    </figure>
  )
}
