import type {EarlierSet, EstimateSet} from '../queries/estimates'
import {coveredDays} from '../queries/period-dates'
import type {Speech} from './speech'

interface Props {
  readonly sets: readonly EstimateSet[]
  readonly earlier: readonly EarlierSet[]
  readonly shown: EstimateSet
  readonly onShow: (hash: string) => void
  readonly speech: Speech
}

/** One button a set; those of earlier configurations are folded away and say when they were in use. */
export function SetSwitch({sets, earlier, shown, onShow, speech}: Props) {
  const {words, date, number} = speech
  const isEarlier = ({hash}: {readonly hash: string}) => earlier.some((each) => each.hash === hash)
  const newest = sets.filter((set) => !isEarlier(set))
  if (newest.length + earlier.length < 2) return null
  const nameOf = ({simulated, periods, reports}: EarlierSet) => {
    const {from, to} = coveredDays(periods, shown.periodDays)
    return words.earlierName(words.setName(simulated), words.covered(date(from), date(to), number(reports)))
  }
  const button = (hash: string, name: string) => (
    <button key={hash} type="button" aria-pressed={hash === shown.hash} onClick={() => onShow(hash)}>
      {name}
    </button>
  )
  return (
    <fieldset class="sets">
      <legend>{words.setSwitch}</legend>
      {newest.map(({hash, simulated}) => button(hash, words.setName(simulated)))}
      {earlier.length > 0 && (
        <details open={isEarlier(shown)}>
          <summary>{words.earlierSets(number(earlier.length))}</summary>
          <p class="quiet">{words.aboutEarlier}</p>
          {earlier.map((set) => button(set.hash, nameOf(set)))}
        </details>
      )}
    </fieldset>
  )
}
