import type {ExperimentEstimate} from '../../advisor-core/experiments/types'
import type {Interval} from '../../advisor-core/reporting/interval'
import type {Speech} from './speech'

interface Props {
  readonly experiment: ExperimentEstimate
  readonly speech: Speech
  readonly name: string
}

/** Every figure of an experiment, arm by arm, the one to compare with first. */
export function ExperimentTable({experiment: {id, arms, ordered}, speech, name}: Props) {
  const {words, percent, exactPercent, exactRange, signedPoints} = speech
  const {table} = words.experiments
  const headings = [
    table.arm,
    table.share,
    table.chosen,
    table.difference,
    ...(ordered ? [table.orders] : []),
  ]
  const signedRange = ({low, high}: Interval) => words.range(signedPoints(low), signedPoints(high))
  const difference = (interval: Interval | null, isReference: boolean) => {
    if (isReference) return table.reference
    return interval ? figure(signedPoints(interval.value), signedRange(interval)) : table.tooEarly
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-label={name} tabIndex={0}>
      <table class="arms">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {arms.map(({arm, share, chosen, ...than}, index) => (
            <tr key={arm}>
              <th scope="row">{speech.arm(id, arm)}</th>
              <td>{percent(share)}</td>
              <td>{chosen ? figure(exactPercent(chosen.value), exactRange(chosen)) : table.tooEarly}</td>
              <td>{difference(than.difference, index === 0)}</td>
              {ordered && <td>{difference(than.orders, index === 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A value, and its range on the same line where there is room. */
const figure = (value: string, range: string) => (
  <>
    {value} <span class="quiet">({range})</span>
  </>
)
