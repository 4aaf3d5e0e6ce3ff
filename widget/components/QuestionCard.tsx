import {Component} from 'preact'
import type {QuestionView} from '../../advisor-core/dialogue/types'
import {QuestionNav} from './QuestionNav'
import type {Tools} from './tools'

interface QuestionCardProps {
  readonly question: Extract<QuestionView, {kind: 'product'}>
  /** It was answered before: the conversation goes on from where it was afterwards. */
  readonly editing: boolean
  readonly canUndo: boolean
  readonly tools: Tools
}

/** One question about the product. A tap answers; where several may be chosen, a button of its own does. */
export class QuestionCard extends Component<QuestionCardProps, {chosen: readonly string[]}> {
  override state = {chosen: this.props.question.chosen}

  override render(
    {question, editing, canUndo, tools}: QuestionCardProps,
    {chosen}: {chosen: readonly string[]},
  ) {
    const {words, say, act} = tools
    const [, , , , , , noPreference] = words.start
    const several = question.take !== 'one'
    const ranked = question.take === 'ranked'
    const answer = (options: readonly string[]) =>
      act({kind: 'answer', question: question.id, answer: {kind: 'options', options}})
    const tap = (id: string) => {
      const others = chosen.filter((other) => other !== id)
      this.setState({chosen: !several ? [id] : others.length < chosen.length ? others : [...others, id]})
      if (!several) answer([id])
    }
    return (
      <div class="ask">
        <h2 class="question" tabIndex={-1} data-focus="question">
          {say(question.text)}
        </h2>
        {(several || !editing) && (
          <p class="more">
            {ranked
              ? words.question.inOrder
              : several
                ? words.question.chooseSeveral
                : words.question.more(question.expectedMore)}
          </p>
        )}
        <div class="options">
          {question.options.map((option) => (
            <button
              type="button"
              key={option.id}
              class="option"
              aria-pressed={chosen.includes(option.id)}
              data-form={several ? 'several' : 'one'}
              onClick={() => tap(option.id)}
            >
              <span class="label">
                {ranked && chosen.includes(option.id) && `${chosen.indexOf(option.id) + 1}. `}
                {say(option.label)}
              </span>
              {option.hint && <span class="hint">{say(option.hint)}</span>}
            </button>
          ))}
        </div>
        {several && (
          <button
            type="button"
            class="button primary next"
            disabled={chosen.length === 0}
            onClick={() => answer(chosen.filter((id) => question.options.some((option) => option.id === id)))}
          >
            {words.question.next}
          </button>
        )}
        <QuestionNav
          canUndo={canUndo}
          tools={tools}
          skip={noPreference}
          onSkip={() => act({kind: 'answer', question: question.id, answer: {kind: 'no-preference'}})}
        />
        <details class="why">
          <summary>{words.question.why}</summary>
          <p>
            {say(question.why)} {words.question.whyChange(question.changeProbability)}
          </p>
        </details>
      </div>
    )
  }
}
