import type {EstimateSet} from '../queries/estimates'
import type {Words} from './words'

interface Props {
  readonly sets: readonly EstimateSet[]
  readonly shown: EstimateSet
  readonly onShow: (set: EstimateSet) => void
  readonly words: Words
}

/** One button a set; sets of the same kind after the newest are earlier versions. */
export function SetSwitch({sets, shown, onShow, words}: Props) {
  if (sets.length < 2) return null
  const olderThan = (set: EstimateSet) =>
    sets.filter(({simulated}) => simulated === set.simulated).indexOf(set)
  return (
    <fieldset class="sets">
      <legend>{words.setSwitch}</legend>
      {sets.map((set) => (
        <button key={set.hash} type="button" aria-pressed={set === shown} onClick={() => onShow(set)}>
          {words.setName(set.simulated, olderThan(set))}
        </button>
      ))}
    </fieldset>
  )
}
