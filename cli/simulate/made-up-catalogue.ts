import {createRandom, normal} from '../../advisor-core/numeric/random'
import {drawIndex} from './draw-index'

/** Words for values that mean nothing, so that nothing is recognised by its name. */
const SYLLABLES = ['ba', 'do', 'ki', 'lu', 'me', 'no', 'pa', 'ri', 'su', 'te', 'vo', 'za']
const UNITS = ['kg', 'cm', 'l', 'W', 'dB', 'km', 'mm', 'h']

/**
 * A SYNTHETIC catalogue as CSV text: 30 to 3,000 products of one to five categories with brand, price and 4 to 14
 * more attributes: words, yes/no and numbers, skewed, partly missing, some of one category only; better numbers
 * cost more. No real shop is behind it.
 */
export function makeUpCatalogue(seed: number, size?: number): string {
  const random = createRandom(seed)
  const upTo = (n: number): number => Math.floor(random() * (n + 1))
  const rows = size ?? Math.round(30 * 100 ** random())
  const categories = words(random, 1 + upTo(4))
  const category = Array.from({length: rows}, () => upTo(categories.length - 1))
  const quality = Float64Array.from({length: rows}, () => normal(random))
  const columns: {name: string; cells: string[]}[] = [
    {name: 'id', cells: category.map((_, i) => `p${i}`)},
    {name: 'title', cells: category.map((_, i) => `Model ${i}`)},
    {
      name: 'price',
      cells: Array.from(quality, (q) => `${Math.exp(4.5 + 0.4 * q + 0.4 * normal(random)).toFixed(2)} EUR`),
    },
    {name: 'brand', cells: pickedWords(random, rows, 4 + upTo(30))},
  ]
  if (categories.length > 1) columns.push({name: 'category', cells: category.map((c) => categories[c]!)})
  /** How many attributes only one category has. */
  const ownShare = 0.8 * random()
  const add = (name: string, cells: string[]): void => {
    const missing = random() < 0.5 ? 0 : 0.25 * random()
    const only = random() < ownShare && categories.length > 1 ? upTo(categories.length - 1) : -1
    const kept = cells.map((cell, i) =>
      random() < missing || (only >= 0 && category[i] !== only) ? '' : cell,
    )
    columns.push({name, cells: kept})
  }
  for (let n = 1 + upTo(4); n > 0; n--) add(words(random, 1)[0]!, pickedWords(random, rows, 2 + upTo(6)))
  for (let n = 1 + upTo(4); n > 0; n--) {
    const share = 0.2 + 0.6 * random()
    add(
      words(random, 1)[0]!,
      category.map(() => (random() < share ? 'yes' : 'no')),
    )
  }
  for (let n = 2 + upTo(4); n > 0; n--) {
    const unit = UNITS[upTo(UNITS.length - 1)]!
    add(
      words(random, 1)[0]!,
      numbers(random, quality).map((x) => `${x} ${unit}`),
    )
  }
  return toCsv(columns)
}

function toCsv(columns: readonly {name: string; cells: readonly string[]}[]): string {
  const seen = columns.filter(({name}, at) => columns.findIndex((other) => other.name === name) === at)
  const lines = [
    seen.map(({name}) => name),
    ...seen[0]!.cells.map((_, i) => seen.map(({cells}) => cells[i]!)),
  ]
  return `${lines.map((cells) => cells.join(',')).join('\n')}\n`
}

/** Half of the numbers have few levels, half are all different; they lean on quality by chance. */
function numbers(random: () => number, quality: Float64Array): string[] {
  const lean = 1.6 * random() - 0.8
  const few = random() < 0.5
  const scale = 10 ** (3 * random())
  return Array.from(quality, (q) => {
    const z = lean * q + Math.sqrt(1 - lean ** 2) * normal(random)
    return few
      ? String(Math.round(scale + 5) * Math.max(1, Math.round(3 + 1.5 * z)))
      : (scale * Math.exp(0.4 * z)).toFixed(2)
  })
}

/** Words with the frequencies of Zipf's law. */
function pickedWords(random: () => number, rows: number, count: number): string[] {
  const vocabulary = words(random, count)
  const weights = vocabulary.map((_, at) => 1 / (at + 1))
  return Array.from({length: rows}, () => vocabulary[drawIndex(weights, random)]!)
}

function words(random: () => number, count: number): string[] {
  const found = new Set<string>()
  while (found.size < count)
    found.add(Array.from({length: 3}, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!).join(''))
  return [...found]
}
