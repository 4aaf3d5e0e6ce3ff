import type {Table} from './table'

/** A way in which a shop system lays out its export. */
export interface Layout {
  readonly name: 'shopify' | 'shopping-feed'
  readonly fits: (keys: ReadonlySet<string>) => boolean
  /** The same products as plain rows and columns. */
  readonly flatten: (table: Table) => Table
}
