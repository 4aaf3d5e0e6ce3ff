import type {EstimateSet, JointTable} from '../queries/estimates'
import type {Speech} from './speech'

interface Props {
  readonly set: EstimateSet
  readonly speech: Speech
}

/** How each archetype's visits spread over device, weekday or hour: one table each, rows that are exact enough. */
export function JointTables({set, speech}: Props) {
  const {tables = []} = set
  if (tables.length === 0) return null
  const {words} = speech
  return (
    <section class="group" aria-labelledby="tables">
      <h2 id="tables">{words.tables.title}</h2>
      <p class="quiet">{words.tables.about}</p>
      {tables.map((table) => (
        <Table key={table.id} {...{table, set, speech}} />
      ))}
    </section>
  )
}

function Table({table, set, speech}: Props & {readonly table: JointTable}) {
  const {words, percent, range} = speech
  const own = set.topics.find(({source}) => source.kind === 'archetype')
  const topic = set.topics.find(({id}) => id === table.id)
  const shown = table.rows.find(({cells}) => cells)?.cells
  if (!own || !topic) return null
  const name = speech.topic(topic)
  return (
    <div class="topic">
      <h3>{name}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" aria-label={name} tabIndex={0}>
        <table>
          <caption>{speech.basis(set, table.reports)}</caption>
          {shown && (
            <thead>
              <tr>
                <th scope="col">{words.topicNames.archetype}</th>
                {shown.map(({cell}) => (
                  <th key={cell} scope="col">
                    {speech.cell(topic, cell)}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {table.rows.map(({archetype, cells, daysToGo}) => (
              <tr key={archetype}>
                <th scope="row">{speech.cell(own, archetype)}</th>
                {cells?.map((entry) => (
                  <td key={entry.cell}>
                    {percent(entry.share)} <span class="quiet">({range(entry)})</span>
                  </td>
                ))}
                {!cells && <td colSpan={shown?.length ?? 1}>{words.tables.tooWide(daysToGo)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
