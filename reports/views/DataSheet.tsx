import type {EstimateSet} from '../queries/estimates'
import type {Speech} from './speech'

/** What an analyst needs to quote these figures: which public configuration they were counted under. */
export function DataSheet({set, speech}: {readonly set: EstimateSet; readonly speech: Speech}) {
  const {sheet} = speech.words
  const effect = set.designEffect ?? 1
  const rows = [
    [sheet.hash, set.hash],
    [sheet.odds, `${set.odds} : 1`],
    [sheet.epsilon, `ln ${set.odds} = ${speech.number(Math.log(set.odds))}`],
    [sheet.period, sheet.days(set.periodDays)],
    [sheet.weeks, String(set.weeks ?? 0)],
    [sheet.designEffect, sheet.designEffectOf(effect > 1 ? speech.factor(effect) : null)],
    [
      sheet.topics,
      set.topics
        .map((topic) => `${speech.topic(topic)} (${sheet.subset(topic.cells.length, topic.subsetSize ?? 1)})`)
        .join('; '),
    ],
    [
      sheet.artefacts,
      Object.entries(set.artefacts ?? {})
        .map(([name, hash]) => `${name} ${hash}`)
        .join('; ') || '–',
    ],
    [sheet.method, sheet.methodText],
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
