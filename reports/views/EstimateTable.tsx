import type {SeriesPoint} from '../queries/topic-series'
import type {Speech} from './speech'

interface Props {
  readonly series: readonly SeriesPoint[]
  readonly reports: number
  readonly name: string
  readonly speech: Speech
}

/** The figures behind a chart, to the last decimal that means something. */
export function EstimateTable({series, reports, name, speech}: Props) {
  const {exactPercent, exactRange, number} = speech
  const {table} = speech.words
  return (
    <details class="figures">
      <summary>
        {table.show}
        <span class="visually-hidden"> ({name})</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" aria-label={name} tabIndex={0}>
        <table>
          <caption>{table.caption(name, number(reports))}</caption>
          <thead>
            <tr>
              {[table.cell, table.share, table.interval, table.raw, table.error].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.map((point) => (
              <tr key={point.cell}>
                <th scope="row">{point.label}</th>
                <td>{exactPercent(point.share)}</td>
                <td>{exactRange(point)}</td>
                <td>{exactPercent(point.raw)}</td>
                <td>{exactPercent(point.standardError)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
