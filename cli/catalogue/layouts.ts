import {headerKey} from './header-key'
import type {Layout} from './layout'
import {shopifyLayout} from './layout-shopify'
import {shoppingFeedLayout} from './layout-shopping-feed'
import type {Table} from './table'

const LAYOUTS: readonly Layout[] = [shopifyLayout, shoppingFeedLayout]

/** Brings a known export layout to plain rows and columns; others stay as they are. */
export function flattenLayout(table: Table): {
  readonly table: Table
  readonly layout: Layout['name'] | 'plain'
} {
  const keys = new Set(table.columns.map(headerKey))
  const layout = LAYOUTS.find(({fits}) => fits(keys))
  return layout ? {table: layout.flatten(table), layout: layout.name} : {table, layout: 'plain'}
}
