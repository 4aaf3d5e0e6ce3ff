import type {EstimatedTopic, EstimateSet} from '../queries/estimates'
import type {Speech} from './speech'

/** The archetype shares as reported beside those corrected for the devices' wrong guesses, or why there are none. */
export function CorrectedShares({set, speech}: {readonly set: EstimateSet; readonly speech: Speech}) {
  const topic = set.topics.find(({source}) => source.kind === 'archetype')
  const {archetypes} = set
  if (!topic || !archetypes) return null
  const {words, number, factor} = speech
  const {corrected, classification} = archetypes
  const {title, about, assumed, told, none, singular, tooWide} = words.corrected
  return (
    <div class="topic">
      <h3>{title}</h3>
      {corrected === null || classification === null ? (
        <p>{none}</p>
      ) : (
        <p>
          {about(number(classification.visitors))}
          {classification.answered && ` ${classification.isReported ? told : assumed}`}
        </p>
      )}
      {corrected?.kind === 'singular' && <p class="finding">{singular}</p>}
      {corrected?.kind === 'too-wide' && (
        <p class="finding">{tooWide(factor(corrected.magnification), factor(corrected.timesReports))}</p>
      )}
      {corrected?.kind === 'shown' && <Pairs {...{topic, set, speech, cells: corrected.cells}} />}
    </div>
  )
}

interface PairsProps {
  readonly topic: EstimatedTopic
  readonly set: EstimateSet
  readonly speech: Speech
  readonly cells: readonly {
    readonly cell: string
    readonly share: number
    readonly low: number
    readonly high: number
  }[]
}

function Pairs({topic, set, speech, cells}: PairsProps) {
  const {words, exactPercent, exactRange} = speech
  const reported = new Map(set.archetypes?.cells.map((entry) => [entry.cell, entry]))
  return (
    <table>
      <caption>{speech.basis(set, set.archetypes?.reports ?? 0)}</caption>
      <thead>
        <tr>
          {words.corrected.columns.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map((entry) => {
          const before = reported.get(entry.cell)
          return (
            <tr key={entry.cell}>
              <th scope="row">{speech.cell(topic, entry.cell)}</th>
              <td>{before ? `${exactPercent(before.share)} (${exactRange(before)})` : words.merged}</td>
              <td>{`${exactPercent(entry.share)} (${exactRange(entry)})`}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
