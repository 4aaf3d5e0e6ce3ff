export type Delimiter = ',' | ';' | '\t' | '|'

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']
const SAMPLE_CHARACTERS = 200_000
const SAMPLE_RECORDS = 200

/**
 * The delimiter that cuts the file's first records into equally many cells, most cells first; `null` where none
 * appears in the header. Quoted cells are not looked into.
 */
export function detectDelimiter(text: string): Delimiter | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const scored = DELIMITERS.map((delimiter) => ({delimiter, ...evenness(sample, delimiter)}))
  const possible = scored.filter(({cells}) => cells > 1)
  possible.sort((a, b) => b.even * Math.log2(b.cells) - a.even * Math.log2(a.cells))
  return possible[0]?.delimiter ?? null
}

/** Cells in the header, and the share of the other records with as many. */
function evenness(sample: string, delimiter: Delimiter): {cells: number; even: number} {
  const counts = cellCounts(sample, delimiter)
  const [cells = 0, ...others] = counts
  const even = others.filter((count) => count === cells).length
  return {cells, even: others.length === 0 ? 1 : Math.max(even / others.length, 0.01)}
}

function cellCounts(sample: string, delimiter: Delimiter): readonly number[] {
  const counts: number[] = []
  let cells = 1
  let quoted = false
  let atCellStart = true
  for (let i = 0; i < sample.length && counts.length < SAMPLE_RECORDS; i++) {
    const char = sample[i]
    if (char === '"' && (quoted || atCellStart)) {
      quoted = !quoted
      atCellStart = false
      continue
    }
    if (quoted) continue
    if (char === '\n') {
      counts.push(cells)
      cells = 1
    } else if (char === delimiter) cells++
    atCellStart = char === delimiter || char === '\n'
  }
  if (!quoted && cells > 1 && counts.length < SAMPLE_RECORDS) counts.push(cells)
  return counts
}
