import type {EstimateSet} from '../queries/estimates'
import {toExperiments} from '../queries/experiments'
import {coveredDays} from '../queries/period-dates'
import type {Speech} from './speech'

/** What looks forged or broken, or that nothing does: frequencies that cannot be, jumps from week to week, arms not as drawn. */
export function Alarms({set, speech}: {readonly set: EstimateSet; readonly speech: Speech}) {
  const {words, exactPercent, date} = speech
  const {jumps = []} = set
  const uneven = toExperiments(set).filter((experiment) => experiment.uneven.length > 0)
  const impossible = set.topics.flatMap((topic) =>
    topic.estimate.kind === 'shown' && topic.estimate.alarms.length > 0
      ? [{topic, alarms: topic.estimate.alarms}]
      : [],
  )
  return (
    <section class="group" aria-labelledby="alarms">
      <h2 id="alarms">{words.alarms.title}</h2>
      <p class="quiet">{words.alarms.about}</p>
      {impossible.length + jumps.length + uneven.length === 0 && <p class="finding">{words.alarms.none}</p>}
      <ul class="lines">
        {impossible.map(({topic, alarms}) => (
          <li key={topic.id} class="caution">
            {speech.topic(topic)}: {words.alarm(alarms.map((cell) => speech.cell(topic, cell)))}
          </li>
        ))}
        {uneven.map(({id, uneven: arms}) => (
          <li key={id} class="caution">
            {speech.topic({id, source: {kind: 'experiment'}})}:{' '}
            {words.experiments.unevenAlarm(arms.map((arm) => speech.arm(id, arm)))}
          </li>
        ))}
        {jumps.map(({topic: id, cell, period, before, after}) => {
          const topic = set.topics.find((each) => each.id === id)
          const week = date(coveredDays({first: period, last: period}, set.periodDays).from)
          return (
            <li key={`${id} ${cell} ${period}`} class="caution">
              {words.alarms.jump({
                topic: topic ? speech.topic(topic) : id,
                cell: topic ? speech.cell(topic, cell) : cell,
                week,
                before: exactPercent(before),
                after: exactPercent(after),
              })}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
