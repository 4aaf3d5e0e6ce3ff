import type {SlateItem} from '../../advisor-core/dialogue/types'
import {Bar} from './Bar'
import type {Tools} from './tools'

interface FitProps extends Pick<SlateItem, 'fit' | 'fitWord'> {
  readonly tools: Tools
}

/** Fit as a word with a thin bar; the number on demand. */
export function Fit({fit, fitWord, tools}: FitProps) {
  const {words} = tools
  if (fit === null || fitWord === null) return null
  return (
    <details class="fit" data-fit={fitWord}>
      <summary>
        <span>{words.fit[fitWord]}</span>
        <Bar from={0} to={fit} />
      </summary>
      <p>{words.card.fitNumber(fit)}</p>
    </details>
  )
}
