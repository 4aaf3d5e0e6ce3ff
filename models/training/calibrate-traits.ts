// node scripts/run.mjs models/training/calibrate-traits.ts <folder in the `traits` format> [out folder] [date]
// Writes the item bank traits.json and its card traits.md.
// Deterministic: the same folder and date give the same bytes. Only train persons are used for the parameters.
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {createRandom} from '../../advisor-core/numeric/random'
import {fitGradedResponse} from '../../advisor-core/traits/fit-graded-response'
import {fitTraitCorrelation} from '../../advisor-core/traits/fit-trait-correlation'
import {gradedResponseLogProbabilities} from '../../advisor-core/traits/graded-response'
import {parseTraitBank} from '../../advisor-core/traits/parse-trait-bank'
import {GRID_POINTS, TRAIT_GRID} from '../../advisor-core/traits/trait-grid'
import type {TraitBank, TraitItem} from '../../advisor-core/traits/types'
import {fitTraitBank} from './fit-trait-bank'
import {readTraitsFolder, type TraitsFolder} from './read-traits-folder'
import {measureTraitValidity} from './trait-validity'
import {traitsCard} from './traits-card'
import {type CalibratedTrait, type DraftItem, type DraftTrait, RESPONSE_CATEGORIES} from './traits-draft'
import {IPIP_TRAITS} from './traits-draft-ipip'
import {OWN_TRAITS} from './traits-draft-own'

/** Parameters of items without answers of people: a usual discrimination, and no assumption about agreement. */
const PROVISIONAL = {discrimination: 1.2, intercepts: [2.2, 1.1, 0, -1.1, -2.2]} as const

/** How far the model's claim holds is measured on this many train persons and splits of the items, with this seed. */
const VALIDITY = {people: 500, splits: 10, seed: 1} as const

/** κ, from the scales that the calibrated items belong to. */
function measureValidity(calibrated: readonly CalibratedTrait[], folder: TraitsFolder): number {
  const own = new Map(
    calibrated.flatMap(({trait, columns}) =>
      columns.map(({column, keyed}) => [column, {trait: trait.id, keyed}]),
    ),
  )
  const renamed = {...folder, items: folder.items.map((item, i) => ({...item, ...own.get(i)}))}
  const columns = [...own.keys()]
  const {bank} = fitTraitBank(renamed, columns)
  const {people, splits, seed} = VALIDITY
  const random = createRandom(seed)
  return round(measureTraitValidity(renamed, columns, bank, {people, splits, random}), 3)
}

function calibrate(trait: DraftTrait, folder: TraitsFolder): CalibratedTrait {
  const wanted = [
    ...trait.items.flatMap(({calibrateAs, keyed}) => (calibrateAs ? [{item: calibrateAs, keyed}] : [])),
    ...trait.anchors,
  ]
  const columns = wanted.map(({item, keyed}) => {
    const column = folder.items.findIndex((one) => one.item === item)
    if (column < 0) throw new RangeError(`invalid folder: no item ${item}`)
    return {column, item, keyed}
  })
  const categories = folder.scale[1] - folder.scale[0] + 1
  const rows = folder.train.map((person) =>
    columns.map((one) => scored(person[one.column]!, one.keyed, categories)),
  )
  const fit = fitGradedResponse({categories: columns.map(() => categories), rows})
  if (!fit.converged) throw new Error(`Failed to calibrate ${trait.id}: EM did not converge`)
  const parameters = new Map(
    fit.items.map((item, i) => [
      columns[i]!.item,
      {discrimination: round(item.discrimination, 4), intercepts: item.intercepts.map((d) => round(d, 4))},
    ]),
  )
  return {trait, columns, parameters, logLikelihood: fit.logLikelihood}
}

/** Correlation of all traits: estimated among the calibrated ones, 0 elsewhere. */
function correlate(
  calibrated: readonly CalibratedTrait[],
  all: readonly DraftTrait[],
  folder: TraitsFolder,
): number[] {
  const categories = folder.scale[1] - folder.scale[0] + 1
  const people = folder.train.map((person) =>
    calibrated.map(({columns, parameters}) => {
      const sum = new Float64Array(GRID_POINTS)
      for (const {column, item, keyed} of columns) {
        const category = scored(person[column]!, keyed, categories)
        if (category < 0) continue
        const {discrimination, intercepts} = parameters.get(item)!
        const table = tableOf(item, discrimination, intercepts)
        for (let g = 0; g < GRID_POINTS; g++) sum[g]! += table[category * GRID_POINTS + g]!
      }
      return sum
    }),
  )
  const fitted = fitTraitCorrelation(calibrated.length, people)
  const index = all.map((trait) => calibrated.findIndex((one) => one.trait === trait))
  return index.flatMap((i, row) =>
    index.map((j, column) => {
      if (row === column) return 1
      return i < 0 || j < 0 ? 0 : round(fitted[i * calibrated.length + j]!, 3)
    }),
  )
}

const tables = new Map<string, Float64Array>()
function tableOf(item: string, discrimination: number, intercepts: readonly number[]): Float64Array {
  const known = tables.get(item) ?? gradedResponseLogProbabilities(discrimination, intercepts, TRAIT_GRID)
  tables.set(item, known)
  return known
}

function scored(category: number, keyed: 1 | -1, categories: number): number {
  return category < 0 || keyed === 1 ? category : categories - 1 - category
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

function finish(
  trait: string,
  draft: DraftItem,
  calibration: CalibratedTrait | undefined,
  people: number,
): TraitItem {
  const {calibrateAs, ...words} = draft
  const parameters = calibrateAs ? calibration?.parameters.get(calibrateAs) : undefined
  return {
    ...words,
    trait,
    source: calibrateAs ? `${draft.source}; ${calibrateAs}` : draft.source,
    ...(parameters ?? PROVISIONAL),
    status: parameters ? 'calibrated' : 'provisional',
    calibratedOn: parameters ? people : 0,
  }
}

/** One line an item, so that a change of the artefact reads well in a diff. */
function print(bank: TraitBank): string {
  const lines = (list: readonly unknown[]): string =>
    list.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
  const size = bank.traits.length
  const rows = bank.traits.map((_, t) => `    ${bank.correlation.slice(t * size, (t + 1) * size).join(', ')}`)
  return `{
  "version": 1,
  "traits": [
${lines(bank.traits)}
  ],
  "correlation": [
${rows.join(',\n')}
  ],
  "validity": ${bank.validity ?? 1},
  "categories": [
${lines(bank.categories)}
  ],
  "items": [
${lines(bank.items)}
  ]
}
`
}

export function main([folderPath, out = 'models/artefacts', date = today()]: readonly string[]): void {
  if (!folderPath)
    throw new Error('usage: calibrate-traits <folder in the traits format> [out folder] [date]')
  const folder = readTraitsFolder(folderPath)
  if (folder.scale[1] - folder.scale[0] + 1 !== RESPONSE_CATEGORIES.length)
    throw new RangeError(
      `invalid scale: ${folder.scale}, the bank has ${RESPONSE_CATEGORIES.length} categories`,
    )
  const all = [...IPIP_TRAITS, ...OWN_TRAITS]
  const calibrated = IPIP_TRAITS.map((trait) => calibrate(trait, folder))
  const bank = parseTraitBank({
    version: 1,
    traits: all.map(({id, label, low, high}) => ({id, label, low, high})),
    correlation: correlate(calibrated, all, folder),
    categories: RESPONSE_CATEGORIES,
    validity: measureValidity(calibrated, folder),
    items: all.flatMap((trait) =>
      trait.items.map((item) =>
        finish(
          trait.id,
          item,
          calibrated.find((one) => one.trait === trait),
          folder.train.length,
        ),
      ),
    ),
  })
  mkdirSync(out, {recursive: true})
  writeFileSync(join(out, 'traits.json'), print(bank))
  writeFileSync(join(out, 'traits.md'), traitsCard(bank, calibrated, folder, date))
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
