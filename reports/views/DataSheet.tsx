import type {EstimateSet} from '../queries/estimates'
import type {Speech} from './speech'

/** What an analyst needs to quote these figures: which public configuration they were counted under. */
export function DataSheet({set, speech}: {readonly set: EstimateSet; readonly speech: Speech}) {
  const {sheet} = speech.words
  const rows = [
    [sheet.hash, set.hash],
    [sheet.odds, `${set.odds} : 1`],
    [sheet.period, sheet.days(set.periodDays)],
    [sheet.topics, set.topics.map(speech.topic).join(', ')],
  ] as const
  return (
    <section class="group sheet" aria-labelledby="sheet">
      <h2 id="sheet">{sheet.title}</h2>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
