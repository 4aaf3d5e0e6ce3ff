import type {MappedAttribute} from '../../advisor-core/advisor/types'
import type {LocalText} from '../../advisor-core/catalog/types'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import {findUnit} from '../catalogue/units'
import {deriveParts} from './derive-parts'
import {findKind} from './find-kind'
import {divisionOf} from './find-twin'
import {type FoundTerm, findTerm} from './glossary/find-term'
import type {Term} from './glossary/term'
import {humanise, slug, splitUnit, uniqueId} from './humanise'
import type {Finding, InferredAttribute} from './inferred'
import {reasonToLeaveOut} from './left-out'
import {findPairedColumns, type PairedColumn} from './paired-columns'
import {type ColumnProfile, profileColumn} from './profile-column'

/** A column that gives no attribute or no question, and why. */
export interface LeftOut {
  readonly column: string
  readonly reason: string
}

export interface Inference {
  readonly attributes: readonly InferredAttribute[]
  readonly leftOut: readonly LeftOut[]
}

const TERM_KIND = {numeric: 'number', categorical: 'words', multi: 'words', boolean: 'flag'} as const
const SAMPLE = 200

/**
 * Finds the attributes in a catalogue: for every column that is not mapped already its kind, unit, words and
 * direction, or the reason why it gives none.
 */
export function inferAttributes(file: CatalogueFile): Inference {
  const mapped = new Set<string | undefined>(Object.values(file.mapping))
  const attributes: InferredAttribute[] = []
  const leftOut: LeftOut[] = []
  const taken = new Set(['price'])
  const pairs = findPairedColumns(file.table)
  const twins = new Map<string, string>()
  for (const column of file.table.columns) {
    if (mapped.has(column)) continue
    const pair = pairs.get(column)
    const profile = profileColumn(file, column, pair?.kind === 'values' ? pair.name : column)
    const division = divisionOf(file, column)
    const twin = division === null ? undefined : twins.get(division)
    const reason =
      (pair ? reasonOfPair(pair) : null) ??
      reasonToLeaveOut(profile) ??
      (twin === undefined ? null : `says the same as ${twin}`)
    const findings = reason === null ? findingsOf(profile, file) : []
    if (findings.length === 0) leftOut.push({column, reason: reason ?? reasonWithoutKind(profile)})
    else if (division !== null) twins.set(division, column)
    for (const finding of findings) attributes.push(describe(finding, profile, taken))
  }
  return {attributes: withOneOfEachRole(attributes), leftOut}
}

function reasonOfPair(pair: PairedColumn): string | null {
  if (pair.kind === 'values') return null
  if (pair.kind === 'about') return 'says how another column is named or shown'
  const [first, second] = pair.names.map((name) => `"${name}"`)
  return `means something else from row to row (${first}, ${second}${pair.names.length > 2 ? ' …' : ''})`
}

function findingsOf(profile: ColumnProfile, file: CatalogueFile): readonly Finding[] {
  const whole = asNamedNumbers(findKind(profile, file.priceDecimal), profile)
  if (whole && (whole.kind !== 'categorical' || whole.extract !== undefined)) return [whole]
  const parts = deriveParts(profile, file.priceDecimal)
  const hasNumber = parts.some(({derived}) => derived === 'number')
  // Names that come back often are good as they are, unless there is something to read out of them.
  const isScattered = whole === null || (profile.distinct > FEW_WORDS && topShare(profile, 5) < 0.6)
  const telling = parts.filter(
    ({derived}) => isScattered || derived === 'number' || (derived === 'feature' && hasNumber),
  )
  return telling.length > 0 ? telling : whole ? [whole] : []
}

const MOST_SIZES = 60

/** Shoe sizes are numbers that name things: nobody wants "at least 42". */
function asNamedNumbers(whole: Finding | null, profile: ColumnProfile): Finding | null {
  if (whole?.kind !== 'numeric' || whole.unit !== null || profile.distinct > MOST_SIZES) return whole
  const {key} = splitUnit(profile.name)
  const isNamed = findTerm(key, 'words', [])?.exact === true && !findTerm(key, 'number', [])?.exact
  return isNamed ? {kind: 'categorical', unit: null} : whole
}

/** So few different texts are values, whatever they are made of. */
const FEW_WORDS = 10

function topShare({cells, filledRows}: ColumnProfile, n: number): number {
  return cells.slice(0, n).reduce((sum, {count}) => sum + count, 0) / filledRows
}

function reasonWithoutKind(profile: ColumnProfile): string {
  return profile.distinct > 0.5 * profile.filledRows ? 'nearly every product has its own text' : 'free text'
}

/** The second of two columns with one header: only the merchant can say what it means. */
const REPEATED = / \(\d+\)$/

function describe(finding: Finding, profile: ColumnProfile, taken: Set<string>): InferredAttribute {
  const {derived, ...read} = finding
  const {key} = splitUnit(profile.name)
  const cells = profile.cells.slice(0, SAMPLE).map(({cell}) => cell)
  const isRepeated = REPEATED.test(profile.name)
  const named = derived === 'feature' || isRepeated ? null : termOf(finding, key, cells)
  // "Country" and "region" both say the origin: the second goes by its own name.
  const found = named?.exact && taken.has(named.term.id) ? null : named
  const term = found?.term ?? null
  const base = found?.exact && term ? term.id : slug(key, '_')
  const id = uniqueId(derived === 'feature' ? `${slug(key, '_')}_features` : base, taken)
  const unit = finding.kind === 'numeric' ? (finding.unit ?? unitOf(term, profile)) : null
  const attribute: MappedAttribute = {
    id,
    ...read,
    label: isRepeated ? {de: profile.name, en: profile.name} : labelOf({finding, found, profile, key, cells}),
    unit,
    role: found?.exact ? (term?.role ?? null) : null,
    better: term?.better ?? null,
    column: profile.column,
  }
  return {attribute, term, derived: derived !== undefined}
}

function termOf(finding: Finding, key: string, cells: readonly string[]): FoundTerm | null {
  if (finding.unit === 'px') return findTerm('resolution', 'number', cells)
  const found = findTerm(key, TERM_KIND[finding.kind], cells)
  return found && measuresTheSame(found.term, finding.unit) ? found : null
}

/** A "screen" in pixels is no screen size. */
function measuresTheSame({unit}: Term, written: string | null): boolean {
  if (unit === undefined || written === null) return true
  const units = typeof unit === 'string' ? [unit] : unit.map(([, each]) => each)
  const dimension = findUnit(written)?.dimension
  return units.some((each) => findUnit(each)?.dimension === dimension)
}

interface LabelInput {
  readonly finding: Finding
  readonly found: FoundTerm | null
  readonly profile: ColumnProfile
  readonly key: string
  readonly cells: readonly string[]
}

function labelOf({finding, found, profile, key, cells}: LabelInput): LocalText {
  if (finding.derived !== 'feature') return found?.term.label ?? humanise(profile.name)
  // Features are asked for under the name of what they belong to, whatever its kind: screen, storage.
  const owner = findTerm(key, 'number', cells) ?? findTerm(key, 'words', cells)
  const label = owner && FEATURE_OWNERS[owner.term.id]
  return label ?? owner?.term.label ?? humanise(profile.name)
}

/** What features are said to belong to, where the measure's own name would sound odd. */
const FEATURE_OWNERS: Readonly<Record<string, LocalText>> = {
  resolution: {de: 'Bildschirm', en: 'Screen'},
  screen_size: {de: 'Bildschirm', en: 'Screen'},
  storage: {de: 'Laufwerk', en: 'Drive'},
}

function unitOf(term: Term | null, profile: ColumnProfile): string | null {
  if (!term?.unit) return null
  if (typeof term.unit === 'string') return term.unit
  const numbers = profile.cells
    .flatMap(({cell}) => Number.parseFloat(cell.replace(',', '.')) || [])
    .sort((a, b) => a - b)
  const middle = numbers[Math.floor(numbers.length / 2)] ?? 0
  return term.unit.find(([below]) => middle < below)?.[1] ?? null
}

/** Only one attribute is the category and one the brand: the most telling name, then the first column. */
function withOneOfEachRole(attributes: readonly InferredAttribute[]): readonly InferredAttribute[] {
  const keeper = (role: 'category' | 'brand') => {
    const candidates = attributes.filter(
      ({attribute, term}) => attribute.role === role && term && isOneValue(attribute),
    )
    const rank = ({attribute, term}: InferredAttribute) =>
      term!.names.indexOf(splitUnit(attribute.column).key)
    return candidates.sort((a, b) => rank(a) - rank(b))[0]
  }
  const keepers = new Set([keeper('category'), keeper('brand')])
  return attributes.map((each) =>
    each.attribute.role === null || keepers.has(each)
      ? each
      : {...each, attribute: {...each.attribute, role: null}},
  )
}

const isOneValue = ({kind}: MappedAttribute): boolean => kind === 'categorical'
