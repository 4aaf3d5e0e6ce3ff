import type {EstimatedTopic} from '../queries/estimates'
import type {Speech} from './speech'

interface Props {
  readonly topics: readonly EstimatedTopic[]
  readonly speech: Speech
  /** Level of the heading: inside a section of its own kind, or alone on the page. */
  readonly level: 2 | 3
}

/** In place of charts: what is still missing, topic by topic. */
export function TooEarly({topics, speech, level}: Props) {
  const Heading = `h${level}` as const
  return (
    <div class="too-early">
      <Heading>{speech.words.tooEarlyTitle}</Heading>
      <ul>
        {topics.map((topic) => (
          <li key={topic.id}>
            <strong>{speech.topic(topic)}</strong> <span>{missing(topic, speech)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function missing({estimate}: EstimatedTopic, {words, number}: Speech): string {
  if (estimate.kind !== 'too-early') return ''
  const {reports, needed, daysToGo} = estimate
  return words.tooEarlyTopic({reports: number(reports), needed: number(needed), daysToGo})
}
