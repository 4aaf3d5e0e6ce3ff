import type {View} from '../../advisor-core/dialogue/types'
import type {Tools} from './tools'

/** What the conversation came to, and the ways on from there. */
export function ResultsIntro({view, tools}: {readonly view: View; readonly tools: Tools}) {
  const {words, card, act} = tools
  const [best] = view.slate
  const name = best ? (card(best.product)?.name ?? '') : ''
  const wishes = view.chips.filter(({wish}) => wish).length
  const note = best?.fitWord === 'weak' ? words.slate.poor : words.slate.resultsNote(wishes, name)
  return (
    <div class="ask intro">
      <h2 class="question" tabIndex={-1} data-focus="question">
        {words.slate.results}
      </h2>
      {best && <p class="lead">{note}</p>}
      <div class="actions">
        {view.canAskMore && (
          <button type="button" class="button" onClick={() => act({kind: 'ask-more'})}>
            {words.results.askMore}
          </button>
        )}
        {view.canUndo && (
          <button type="button" class="quiet" onClick={() => act({kind: 'undo'})}>
            {words.question.back}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => act({kind: 'restart'})}>
          {words.results.restart}
        </button>
      </div>
    </div>
  )
}
