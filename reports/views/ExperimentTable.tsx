import type {ComponentChildren} from 'preact'
import type {ArmEstimate, ExperimentEstimate} from '../../advisor-core/experiments/types'
import type {Interval} from '../../advisor-core/reporting/interval'
import {experimentMoney} from './experiment-money'
import type {Speech} from './speech'

interface Props {
  readonly experiment: ExperimentEstimate
  readonly speech: Speech
  readonly name: string
}

/** A heading, and what stands below it for an arm; `index` 0 is the one to compare with. */
type Column = readonly [heading: string, cell: (arm: ArmEstimate, index: number) => ComponentChildren]

/** Every figure of an experiment, arm by arm, the one to compare with first: what is chosen, then what is ordered. */
export function ExperimentTable({experiment, speech, name}: Props) {
  const {words, percent, exactPercent, exactRange, signedPoints} = speech
  const {table} = words.experiments
  const {whole, signed} = experimentMoney(speech, experiment.currency ?? '')
  const told = (interval: Interval | null, print: (value: number) => string) =>
    interval
      ? figure(print(interval.value), words.range(print(interval.low), print(interval.high)))
      : table.tooEarly
  const share = (interval: Interval | null) =>
    interval ? figure(exactPercent(interval.value), exactRange(interval)) : table.tooEarly
  const difference = (interval: Interval | null, print: (value: number) => string, index: number) =>
    index === 0 ? table.reference : told(interval, print)
  const choices: readonly Column[] = [
    [table.share, (arm) => percent(arm.share)],
    [table.chosen, (arm) => share(arm.chosen)],
    [table.difference, (arm, index) => difference(arm.difference, signedPoints, index)],
  ]
  const orders: readonly Column[] = [
    [table.orderRate, (arm) => share(arm.orderRate)],
    [table.orders, (arm, index) => difference(arm.orders, signedPoints, index)],
    [table.orderValue, (arm) => told(arm.orderValue, whole)],
    [table.revenue, (arm, index) => difference(arm.revenue, signed, index)],
  ]
  const {arms} = experiment
  const label = ({arm}: ArmEstimate) => speech.arm(experiment.id, arm)
  const hasOrders = arms.some((arm) => arm.orderRate ?? arm.orders)
  return (
    <>
      <ArmTable {...{name, arms, label}} caption={table.caption} first={table.arm} columns={choices} />
      {hasOrders && (
        <ArmTable
          {...{arms, label}}
          name={`${name}: ${table.orderCaption}`}
          caption={table.orderCaption}
          first={table.arm}
          columns={orders}
        />
      )}
    </>
  )
}

interface ArmTableProps {
  readonly name: string
  readonly caption: string
  readonly first: string
  readonly columns: readonly Column[]
  readonly arms: readonly ArmEstimate[]
  readonly label: (arm: ArmEstimate) => string
}

function ArmTable({name, caption, first, columns, arms, label}: ArmTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-label={name} tabIndex={0}>
      <table class="arms">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[first, ...columns.map(([heading]) => heading)].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {arms.map((arm, index) => (
            <tr key={arm.arm}>
              <th scope="row">{label(arm)}</th>
              {columns.map(([heading, cell]) => (
                <td key={heading}>{cell(arm, index)}</td>
              ))}
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
