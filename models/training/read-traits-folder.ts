import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {parse} from 'csv-parse/sync'
import {
  readList,
  readNumber,
  readOneOf,
  readRecord,
  readText,
} from '../../advisor-core/traits/artefact-fields'

/** One column of answers; its facet is its trait where the folder names none. */
export interface FolderItem {
  readonly item: string
  readonly trait: string
  readonly facet: string
  readonly keyed: 1 | -1
}

/** Answers of people to items, in the `traits` format of bench/README.md. */
export interface TraitsFolder {
  readonly scale: readonly [lowest: number, highest: number]
  readonly items: readonly FolderItem[]
  /** By person: 0-based category by item, −1 where missing. */
  readonly train: readonly Int8Array[]
  readonly test: readonly Int8Array[]
}

/**
 * Reads `responses.csv.gz` and `meta.json`.
 *
 * @throws Error when a file is missing, ArtefactError or RangeError when it is malformed
 */
export function readTraitsFolder(folder: string): TraitsFolder {
  const meta = readRecord(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')), 'meta.json')
  const scale = readList(meta.scale, 'meta.json.scale', readNumber)
  const [lowest, highest] = scale
  if (scale.length !== 2 || lowest === undefined || highest === undefined || !(highest > lowest))
    throw new RangeError(`invalid scale: ${scale}`)
  const items = readList(meta.items, 'meta.json.items', (value, path) => {
    const item = readRecord(value, path)
    const trait = readText(item.trait, `${path}.trait`)
    return {
      item: readText(item.item, `${path}.item`),
      trait,
      facet: item.facet === undefined || item.facet === null ? trait : readText(item.facet, `${path}.facet`),
      keyed: readOneOf(item.keyed, `${path}.keyed`, [1, -1]),
    }
  })
  const text = gunzipSync(readFileSync(join(folder, 'responses.csv.gz'))).toString('utf8')
  const rows: Record<string, string>[] = parse(text, {columns: true, skip_empty_lines: true})
  const toCodes = (row: Record<string, string>): Int8Array =>
    Int8Array.from(items, ({item}) => toCode(row[item], item, lowest, highest))
  return {
    scale: [lowest, highest],
    items,
    train: rows.filter((row) => row.split === 'train').map(toCodes),
    test: rows.filter((row) => row.split === 'test').map(toCodes),
  }
}

function toCode(cell: string | undefined, item: string, lowest: number, highest: number): number {
  if (cell === undefined) throw new RangeError(`invalid responses.csv.gz: no column ${item}`)
  if (cell === '' || cell === 'NA') return -1
  const value = Number(cell)
  if (!Number.isInteger(value) || value < lowest || value > highest)
    throw new RangeError(`invalid answer: ${cell} to ${item}`)
  return value - lowest
}
