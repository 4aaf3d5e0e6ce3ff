import type {ComponentChildren} from 'preact'
import type {TopicGroup} from '../queries/page'
import type {Speech} from './speech'
import {TooEarly} from './TooEarly'
import {TopicFigure} from './TopicFigure'

interface Props {
  readonly children?: ComponentChildren
  readonly group: TopicGroup
  readonly speech: Speech
  readonly basisOf: (reports: number) => string
}

/** One section of the page: the topics that can be shown, then a line for each that cannot yet. */
export function GroupSection({group, speech, basisOf, children}: Props) {
  const {words} = speech
  const {title, about} = words.groups[group.id]
  return (
    <section class="group" aria-labelledby={`group-${group.id}`}>
      <h2 id={`group-${group.id}`}>{title}</h2>
      <p class="quiet">{about}</p>
      {group.shown.map((topic) => (
        <TopicFigure
          key={topic.id}
          topic={topic}
          speech={speech}
          basisOf={basisOf}
          isAlone={group.id === 'archetype'}
        />
      ))}
      {group.shown.length > 0 && children}
      {group.tooEarly.length > 0 && <TooEarly topics={group.tooEarly} speech={speech} level={3} />}
    </section>
  )
}
