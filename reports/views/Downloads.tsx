import type {EstimateSet} from '../queries/estimates'
import {toCsv} from '../queries/to-csv'
import type {Words} from './words'

/** The figures as files, made in the page, and the page on paper. */
export function Downloads({set, words}: {readonly set: EstimateSet; readonly words: Words}) {
  const name = `lotse-${set.simulated ? 'simulated' : 'reports'}-${set.hash.slice(0, 8)}`
  return (
    <div class="downloads">
      <button type="button" onClick={() => save(toCsv(set), `${name}.csv`, 'text/csv')}>
        {words.downloads.csv}
      </button>
      <button
        type="button"
        onClick={() => save(JSON.stringify(set, null, 2), `${name}.json`, 'application/json')}
      >
        {words.downloads.json}
      </button>
      <button type="button" onClick={() => window.print()}>
        {words.downloads.print}
      </button>
    </div>
  )
}

function save(text: string, name: string, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], {type: `${type};charset=utf-8`}))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
