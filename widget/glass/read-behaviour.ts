import type {PageBehaviour, PageFilter} from '../../advisor-core/signals/types'
import {FILTER_PREFIX, PARAMETER_NAMES, type ParameterRole} from './behaviour-names'

type Parameter = readonly [name: string, value: string]

/**
 * What the visitor did in the shop, as far as the page says: the merchant's own word first (`sort`, `filter` and
 * `search` of the element or the script tag, `filter` as in an address: `brand=Aro&colour=red`), else the parameters of
 * its address. An empty attribute says that there is nothing to be read.
 *
 * @param query of the address, with its question mark
 */
export function readBehaviour(query: string, setting: (name: string) => string | null): PageBehaviour {
  const inAddress = parametersOf(query)
  const own = (name: 'sort' | 'search'): readonly Parameter[] | null => {
    const said = setting(name)
    return said === null ? null : parametersOf(new URLSearchParams({[name]: said}).toString())
  }
  const filter = setting('filter')
  return {
    sort: toSort(own('sort') ?? inAddress),
    filter: toFilters(filter === null ? inAddress : parametersOf(filter)),
    search: valuesOf(own('search') ?? inAddress, 'search').join(' ') || null,
  }
}

/** Names in one spelling; parameters without a value say nothing. */
function parametersOf(query: string): Parameter[] {
  return [...new URLSearchParams(query)].flatMap(([name, value]): Parameter[] => {
    const spelt = name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part !== '')
      .join('.')
    return value.trim() === '' ? [] : [[spelt, value.trim()]]
  })
}

function roleOf(name: string): ParameterRole | null {
  return PARAMETER_NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null
}

function valuesOf(parameters: readonly Parameter[], role: ParameterRole): string[] {
  return parameters.filter(([name]) => roleOf(name) === role).map(([, value]) => value)
}

function toSort(parameters: readonly Parameter[]): PageBehaviour['sort'] {
  const said = valuesOf(parameters, 'sort').join(' ').toLowerCase()
  if (said === '') return null
  if (!/price|preis|cheap|günstig|guenstig|expensive|teuer/.test(said)) return 'otherwise'
  return isDown(`${said} ${valuesOf(parameters, 'direction').join(' ').toLowerCase()}`)
    ? 'price-down'
    : 'price-up'
}

/** "price-desc", "-price", "high-to-low", "teuerste zuerst". */
function isDown(said: string): boolean {
  const [high, low] = [said.search(/high|hoch|höch|hoech/), said.search(/low|nied/)]
  if (high >= 0 && low >= 0) return high < low
  return high >= 0 || /desc|absteig|\bdown\b|^-|expensive|teuer/.test(said)
}

function toFilters(parameters: readonly Parameter[]): PageFilter[] | null {
  const filters = parameters.flatMap(([name, value]): PageFilter[] => {
    const role = roleOf(name)
    if (role === 'price') return [{kind: 'price'}]
    const values = value.split(/[,|]/)
    if (role === 'brand') return [{kind: 'brand', values}]
    return role === null
      ? [{kind: 'attribute', name: name.replace(FILTER_PREFIX, '').replaceAll('.', ' '), values}]
      : []
  })
  return filters.length > 0 ? filters : null
}
