import {createRandom} from '../../advisor-core/numeric/random'

const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)]!

const HEADER = [
  'id',
  'name',
  'price_eur',
  'maker',
  'type',
  'screen',
  'cpu',
  'ram',
  'disk',
  'weight',
  'page',
  'notes',
  'rare',
  'same',
]

/** A catalogue of made-up computers as CSV: structured texts, units, a constant, a rare column, links and prose. */
export function madeUpComputers(count: number, seed = 7): string {
  const random = createRandom(seed)
  const rows = Array.from({length: count}, (_, i) => [
    `C${1000 + i}`,
    `Model ${String.fromCharCode(65 + (i % 26))}${i}`,
    (300 + 2200 * random() ** 2).toFixed(2),
    pick(random, ['Alba', 'Borea', 'Cirra', 'Dorne', 'Elmo', 'Fjord', 'Gale', 'Halde', 'Iska']),
    pick(random, ['Notebook', 'Notebook', 'Notebook', 'Gaming', 'Gaming', 'Tablet', 'Server']),
    `${pick(random, ['', '', 'IPS Panel ', 'Touchscreen ', 'IPS Panel Touchscreen '])}${pick(random, ['1366x768', '1920x1080', '1920x1080', '2560x1440'])}`,
    `${pick(random, ['Quark Core q7', 'Quark Core q5', 'Quark Core q5', 'Quark Core q3', 'Lepton'])} ${1000 + Math.floor(9000 * random())}U ${(1 + random() * 2).toFixed(1)}GHz`,
    `${pick(random, [4, 8, 8, 16, 32])}GB`,
    pick(random, [
      '128GB SSD',
      '256GB SSD',
      '256GB SSD +  1TB HDD',
      '1TB HDD',
      '500GB HDD',
      '512GB SSD',
      '2TB HDD',
    ]),
    `${(0.9 + random() * 2.5).toFixed(2)}kg`,
    `https://example.org/p/${i}`,
    `"A computer for people who like number ${i}, and a few more words to make it prose."`,
    random() < 0.3 ? pick(random, ['matt', 'glossy']) : '',
    'EU',
  ])
  return `${[HEADER, ...rows].map((row) => row.join(',')).join('\n')}\n`
}
