import type {QuestionView} from '../../advisor-core/dialogue/types'
import {QuestionNav} from './QuestionNav'
import type {Tools} from './tools'

interface TraitCardProps {
  readonly question: Extract<QuestionView, {kind: 'trait'}>
  readonly canUndo: boolean
  readonly tools: Tools
}

/** One statement about the visitor, five ways to agree, and always a way past it. */
export function TraitCard({question, canUndo, tools}: TraitCardProps) {
  const {words, say, act} = tools
  const answer = (category: number | null) => act({kind: 'trait', item: question.id, category})
  return (
    <div class="ask">
      <h2 class="question" tabIndex={-1} data-focus="question">
        {say(question.text)}
      </h2>
      <p class="more">{words.question.traitIntro(question.expectedMore + 1)}</p>
      <div class="options scale" key={question.id}>
        {question.categories.map((category, c) => (
          <button type="button" class="option" key={category.en} onClick={() => answer(c)}>
            <span class="label">{say(category)}</span>
          </button>
        ))}
      </div>
      <QuestionNav tools={tools} canUndo={canUndo} skip={words.question.skip} onSkip={() => answer(null)} />
    </div>
  )
}
