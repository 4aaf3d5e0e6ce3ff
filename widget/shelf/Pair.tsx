/** @jsxImportSource ../glass/kit */
import type {QuestionView} from '../../advisor-core/dialogue/types'
import type {ShelfTools} from './types'
import {valueWords} from './value-words'

export interface PairProps {
  readonly question: Extract<QuestionView, {kind: 'pair'}>
  readonly canUndo: boolean
}

/** Two products side by side, in what they differ, and always a way past them. */
export function Pair({question, canUndo, tools}: PairProps & {readonly tools: ShelfTools}) {
  const {words, shelf, say, card, act, currency} = tools
  const [, , , , , , , showNow] = words.start
  return (
    <div class="ask" key={question.id}>
      <h2 class="question" tabIndex={-1} data-focus="question">
        {say(question.text)}
      </h2>
      <ul class="pair">
        {question.products.map((product, column) => {
          const shown = card(product)
          const name = shown?.name ?? ''
          return (
            <li class="pair-card" key={product}>
              <div class="picture">
                {shown?.image ? (
                  <img src={shown.image} alt="" width="400" height="300" loading="lazy" />
                ) : (
                  <span aria-hidden="true">{name.slice(0, 1)}</span>
                )}
              </div>
              <h3 class="name">{name}</h3>
              {typeof shown?.price === 'number' && <p class="amount">{words.price(shown.price, currency)}</p>}
              <ul class="pair-facts">
                {question.table.map((row) => (
                  <li key={row.attribute}>
                    {say(row.label)}: <b>{valueWords(row, column, tools)}</b>
                  </li>
                ))}
              </ul>
              <button
                type="button"
                class="button"
                aria-label={`${shelf.rather}: ${name}`}
                onClick={() => act({kind: 'prefer', product})}
              >
                {shelf.rather}
              </button>
            </li>
          )
        })}
      </ul>
      <div class="nav">
        <button type="button" class="quiet" onClick={() => act({kind: 'prefer', product: null})}>
          {shelf.cannotSay}
        </button>
        <button type="button" class="quiet" disabled={!canUndo} onClick={() => act({kind: 'undo'})}>
          {words.question.back}
        </button>
        <button type="button" class="quiet" onClick={() => act({kind: 'show-now'})}>
          {showNow}
        </button>
      </div>
      <details class="why">
        <summary>{words.question.why}</summary>
        <p>
          {say(question.why)} {words.question.whyChange(question.changeProbability)}
        </p>
      </details>
    </div>
  )
}
