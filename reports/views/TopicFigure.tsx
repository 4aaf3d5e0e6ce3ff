import type {EstimatedTopic} from '../queries/estimates'
import {toFinding} from '../queries/finding'
import {type SeriesPoint, toSeries} from '../queries/topic-series'
import {EstimateTable} from './EstimateTable'
import {IntervalChart} from './IntervalChart'
import type {Speech} from './speech'

interface Props {
  readonly topic: EstimatedTopic
  readonly speech: Speech
  /** What the figure rests on, in words. */
  readonly basisOf: (reports: number) => string
  /** The section has this topic only, so its title would say the same again. */
  readonly isAlone: boolean
}

/** A topic that can be shown: the finding in words, the chart that shows it, the table behind a disclosure. */
export function TopicFigure({topic, speech, basisOf, isAlone}: Props) {
  if (topic.estimate.kind !== 'shown') return null
  const {words} = speech
  const {reports, alarms} = topic.estimate
  const basis = basisOf(reports)
  const series = toSeries(topic, speech.cell)
  const name = speech.topic(topic)
  const isArchetype = topic.source.kind === 'archetype'
  // Having no region is no region: it is said in words and stands in the table.
  const drawn = isArchetype ? series.filter((point) => !point.isNone) : series
  const none = isArchetype ? series.find((point) => point.isNone) : undefined
  return (
    <div class="topic">
      {!isAlone && <h3>{name}</h3>}
      <p class="finding">{findingSentence(series, speech)}</p>
      {isArchetype && <p>{words.drawnRegion}</p>}
      {alarms.length > 0 && (
        <p class="caution">{words.alarm(alarms.map((cell) => speech.cell(topic, cell)))}</p>
      )}
      <figure>
        <IntervalChart
          series={drawn}
          speech={speech}
          isColoured={isArchetype}
          summary={words.chartSummary(
            name,
            drawn.map((point) => pointWords(point, speech)),
          )}
        />
        <figcaption>
          {words.axis}. {basis}
          {none && `. ${words.noRegion(speech.percent(none.share), speech.range(none))}`}
        </figcaption>
      </figure>
      <EstimateTable {...{series, reports, name, speech}} />
    </div>
  )
}

const pointWords = (point: SeriesPoint, {percent, range}: Speech): string =>
  `${point.label} ${percent(point.share)} (${range(point)})`

function findingSentence(series: readonly SeriesPoint[], {words, percent, range}: Speech): string {
  const finding = toFinding(series)
  switch (finding.kind) {
    case 'leader':
      return words.leader(finding.leader.label, percent(finding.leader.share), range(finding.leader))
    case 'close':
      return words.close(finding.leaders.map(({label}) => label))
    case 'level':
      return words.level
  }
}
