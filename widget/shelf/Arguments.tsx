/** @jsxImportSource ../glass/kit */
import type {ArgumentView} from '../../advisor-core/dialogue/types'
import {proofWords} from './proof-words'
import type {ShelfTools} from './types'

interface ArgumentsProps {
  readonly list: readonly ArgumentView[]
  readonly tools: ShelfTools
}

/** What speaks for a product, each with the catalogue's own value that proves it. */
export function Arguments({list, tools}: ArgumentsProps) {
  const {shelf, profile} = tools
  if (list.length === 0) return null
  const folded = list.filter((argument) => argument.folded)
  const lines = (some: readonly ArgumentView[]) =>
    some.map((argument) => <ArgumentLine key={argument.reason.attribute} argument={argument} tools={tools} />)
  return (
    <>
      <ul class="arguments" aria-label={shelf.arguments}>
        {lines(list.filter((argument) => !argument.folded))}
      </ul>
      {folded.length > 0 && (
        <details class="why">
          <summary>{profile.moreArguments(folded.length)}</summary>
          <ul class="arguments">{lines(folded)}</ul>
        </details>
      )}
    </>
  )
}

interface ArgumentLineProps {
  readonly argument: ArgumentView
  readonly tools: ShelfTools
}

function ArgumentLine({argument: {text, reason, spelledOut}, tools}: ArgumentLineProps) {
  const {words, say} = tools
  if (text)
    return (
      <li>
        {say(text)}{' '}
        {spelledOut ? (
          `${proofWords(reason, tools)}.`
        ) : (
          <span class="proof">{proofWords(reason, tools)}</span>
        )}
      </li>
    )
  const {fact, rest} = words.reason(reason, say)
  return (
    <li>
      <b>{fact}</b>
      {rest}
    </li>
  )
}
