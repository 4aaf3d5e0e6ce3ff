import {assignCells} from '../belief/assign-cells'
import {compileQuestion, shares} from '../belief/compile-question'
import type {Catalog, CategoricalColumn, MultiColumn} from '../catalog/types'
import type {AutoQuestion} from '../dialogue/model'
import {type AutoOption, toOption} from './auto-ids'
import {type Auto, type Compile, compileOver, type Table, toAuto} from './auto-question'

/** A value with less of the belief than this is not offered by name. */
const LEAST_MASS = 0.01

/**
 * The likeliest values and "something else". Of options that exclude each other and are equally noisy, k values and
 * the rest tell most when the k are those with most of the belief: exchanging one of them for a less likely value
 * moves its share and the rest's further apart.
 */
export function overValues(auto: Auto, {values, codes}: CategoricalColumn): AutoQuestion {
  const cellCount = values.length + 1
  const table: Table = {cells: codes, cellCount, cellShare: shares(codes, cellCount)}
  const codeOf = new Map(values.map((value, v) => [value, v + 1]))
  const compile: Compile = (options) => {
    const sets = options.map((option) => {
      if (option.kind === 'range') return null
      const named = option.kind === 'value' ? [option.value] : option.but
      return new Set(named.map((value) => codeOf.get(value)))
    })
    if (sets.some((set) => set === null || set.has(undefined))) return null
    return compileOver(auto, table, options, (option, cell) =>
      Number(sets[options.indexOf(option)]!.has(cell) === (option.kind === 'value')),
    )
  }
  return toAuto(auto, table, compile, (_, mass) => {
    const named = values
      .map((value, v) => ({value, mass: mass[v + 1]!}))
      .filter((each) => each.mass >= LEAST_MASS)
      .sort((a, b) => b.mass - a.mass)
      .slice(0, auto.most)
      .map(({value}): AutoOption => ({kind: 'value', value}))
    if (named.length === 0 || named.length === values.length) return named
    const but = named.flatMap((option) => (option.kind === 'value' ? option.value : []))
    // "Something else" takes the place of the last one where all places are taken.
    if (but.length === auto.most && but.length > 1) {
      but.pop()
      named.pop()
    }
    return [...named, {kind: 'other', but}]
  })
}

/**
 * The values that divide the belief most evenly: where products have several, each is a yes or no of its own, and
 * tells most at one half.
 */
export function overSets(auto: Auto, column: MultiColumn, catalog: Catalog): AutoQuestion {
  const {question, attribute} = auto
  const known = new Set(column.values)
  const {offsets, codes} = column
  const compile: Compile = (options) => {
    if (!options.every((option) => option.kind === 'value' && known.has(option.value))) return null
    const asked = {...question, options: options.map((option) => toOption(attribute, option))}
    return compileQuestion(catalog, asked, assignCells(column, catalog.size, asked))
  }
  return toAuto(auto, null, compile, (belief) => {
    const mass = new Float64Array(column.values.length + 1)
    for (let i = 0; i < belief.length; i++)
      for (let j = offsets[i]!; j < offsets[i + 1]!; j++) mass[codes[j]!]! += belief[i]!
    return column.values
      .map((value, v) => ({value, mass: mass[v + 1]!}))
      .filter((each) => each.mass >= LEAST_MASS && each.mass <= 1 - LEAST_MASS)
      .sort((a, b) => Math.abs(a.mass - 0.5) - Math.abs(b.mass - 0.5))
      .slice(0, auto.most)
      .sort((a, b) => b.mass - a.mass)
      .map(({value}): AutoOption => ({kind: 'value', value}))
  })
}
