import type {Locale} from '../catalog/types'
import {fold} from './stem'

const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['eins', 'zwei two', 'drei three', 'vier four', 'funf five', 'sechs six', 'sieben seven', 'acht eight'],
    ['neun nine', 'zehn ten', 'elf eleven', 'zwolf twelve', 'dreizehn thirteen', 'vierzehn fourteen'],
    ['funfzehn fifteen', 'sechzehn sixteen', 'siebzehn seventeen', 'achtzehn eighteen', 'neunzehn nineteen'],
  ]
    .flat()
    .flatMap((words, i) => words.split(' ').map((word) => [word, i + 1] as const)),
)
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'zwanzig twenty',
    'dreissig thirty',
    'vierzig forty',
    'funfzig fifty',
    'sechzig sixty',
    'siebzig seventy',
    'achtzig eighty',
    'neunzig ninety',
  ].flatMap((words, i) => words.split(' ').map((word) => [word, 10 * (i + 2)] as const)),
)
const SCALES: readonly (readonly [string, number])[] = [
  ['tausend', 1000],
  ['thousand', 1000],
  ['hundert', 100],
  ['hundred', 100],
]

/**
 * The number that a word writes out, German compounds included: "vierzig", "zweihundertfünfzig", "thousand".
 * Articles and "one" are no numbers here.
 *
 * @returns `null` for any other word
 */
export function numberOfWord(word: string): number | null {
  return parse(fold(word))
}

function parse(word: string): number | null {
  const simple = SMALL[word] ?? TENS[word]
  if (simple !== undefined) return simple
  for (const [name, scale] of SCALES) {
    const at = word.indexOf(name)
    if (at < 0) continue
    const before = word.slice(0, at)
    const after = word.slice(at + name.length).replace(/^und/, '')
    const factor = before === '' || before === 'ein' ? 1 : parse(before)
    const rest = after === '' ? 0 : parse(after)
    return factor === null || rest === null ? null : factor * scale + rest
  }
  const pair = /^(.+)und(.+)$/.exec(word)
  const ten = TENS[pair?.[2] ?? '']
  const one = pair?.[1] === 'ein' ? 1 : SMALL[pair?.[1] ?? '']
  return ten !== undefined && one !== undefined && one < 10 ? ten + one : null
}

/**
 * A number in digits: "1.500", "1,500" and "1'500" are one thousand five hundred, "1,5" and "1.5" one and a half.
 * Three digits after a mark are thousands, in both languages, unless the number begins with 0, or, before a
 * measure, the mark is the decimal mark of the visitor's language.
 *
 * A k behind a decimal is a thousand ("3.5k"); "4k" may be a resolution.
 *
 * @param measured  the language, where a unit of measurement follows; else `null`
 */
export function numberOfDigits(text: string, measured: Locale | null = null): number {
  if (text.endsWith('k')) return 1000 * Number(text.slice(0, -1).replace(',', '.'))
  const plain = text.replace(/['’\u00a0\u202f]/g, '')
  const isDecimal = measured !== null && (measured === 'de' ? /^\d+,\d+$/ : /^\d+\.\d+$/).test(plain)
  if (!isDecimal && /^[1-9]\d{0,2}([.,]\d{3})+$/.test(plain)) return Number(plain.replace(/[.,]/g, ''))
  const decimal = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (decimal < 0) return Number(plain)
  return Number(`${plain.slice(0, decimal).replace(/[.,]/g, '')}.${plain.slice(decimal + 1)}`)
}
