/** What a parameter of a page's address is about. */
export type ParameterRole = 'sort' | 'direction' | 'search' | 'price' | 'brand'

/**
 * How shop systems call the parameters of a list of products, in lower case with everything else than letters and
 * digits as a point (`filter.v.vendor`, `product_list_order` and `price[to]` alike). The first row that fits counts; a
 * parameter of none of them may be a filter by an attribute of the catalogue.
 */
export const PARAMETER_NAMES: readonly (readonly [role: ParameterRole, name: RegExp])[] = [
  ['direction', /^(dir|direction|order(way|dir|type)|sort\.?(dir|order|direction)|product\.list\.dir)$/],
  ['sort', /^(.+\.)?(sort|sort\.?by|sorting|sortierung|order|order\.?by|product\.list\.order)$/],
  ['search', /^(q|s|query|ssearch|search|suche|suchbegriff|keywords?|search\.?(query|term|text|words?))$/],
  ['price', /(^|\.)(price|preis)(\.|$)|^(min|max)(price|preis)$/],
  ['brand', /(^|\.)(vendor|brands?|marken?|manufacturers?|hersteller)$/],
]

/** What shop systems put before the name of an attribute: `filter.v.option.color`, `filter_pa_farbe`, `attr.size`. */
export const FILTER_PREFIX = /^((filters?|refine|attr|facets?|[vpm]|option|custom|pa)\.)+/
