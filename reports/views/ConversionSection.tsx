import {toConversionSeries} from '../queries/conversion-series'
import type {EstimatedTopic, EstimateSet, ShownConversion} from '../queries/estimates'
import {IntervalChart} from './IntervalChart'
import type {Speech} from './speech'

interface Props {
  readonly set: EstimateSet
  readonly speech: Speech
}

/** Which archetypes order after advice, and for how much; or what is missing to say it. */
export function ConversionSection({set, speech}: Props) {
  const {conversion} = set
  const topic = set.topics.find(({source}) => source.kind === 'archetype')
  if (!conversion || !topic) return null
  const {words, number} = speech
  const {title, about, notTold, tooEarly} = words.conversion
  return (
    <section class="group" aria-labelledby="conversion">
      <h2 id="conversion">{title}</h2>
      <p class="quiet">{about}</p>
      {conversion.kind === 'not-told' && <p>{notTold}</p>}
      {conversion.kind === 'too-early' && (
        <p class="finding">{tooEarly(number(conversion.advised), number(conversion.outcomes))}</p>
      )}
      {conversion.kind === 'shown' && <Orders {...{conversion, topic, speech, set}} />}
    </section>
  )
}

function Orders({
  conversion,
  topic,
  speech,
  set,
}: Props & {readonly conversion: ShownConversion; readonly topic: EstimatedTopic}) {
  const {words, number, exactPercent, exactRange} = speech
  const {level, advised, outcomes, classes} = conversion
  const fine = {...speech, percent: exactPercent, range: exactRange}
  const series = toConversionSeries(conversion, topic, speech.cell)
  const money = speech.money(conversion.currency)
  const {rule, lag, tooFew} = words.conversion
  return (
    <>
      <p class="finding">
        {words.conversion.level(
          exactPercent(level.value),
          exactRange(level),
          number(outcomes),
          number(advised),
        )}
      </p>
      <p class="quiet">{lag}</p>
      <p class="quiet">{rule}</p>
      {series.length > 0 && (
        <figure>
          <IntervalChart
            series={series}
            speech={fine}
            isColoured
            summary={words.chartSummary(
              words.conversion.title,
              series.map((point) => `${point.label} ${exactPercent(point.share)} (${exactRange(point)})`),
            )}
          />
          <figcaption>
            {words.conversion.axis}. {speech.basis(set, advised)}
          </figcaption>
        </figure>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" aria-label={words.conversion.caption} tabIndex={0}>
        <table>
          <caption>{words.conversion.caption}</caption>
          <thead>
            <tr>
              {words.conversion.columns.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map(({cell, conversion: rate, orderValue, daysToGo}) => (
              <tr key={cell}>
                <th scope="row">{speech.cell(topic, cell)}</th>
                {rate ? (
                  <>
                    <td>{exactPercent(rate.value)}</td>
                    <td>{exactRange(rate)}</td>
                  </>
                ) : (
                  <td colSpan={2}>{tooFew(daysToGo)}</td>
                )}
                {orderValue ? (
                  <>
                    <td>{money(orderValue.value)}</td>
                    <td>{words.range(money(orderValue.low), money(orderValue.high))}</td>
                  </>
                ) : (
                  <td colSpan={2}>{words.conversion.noValue}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
