import type {ComponentType} from 'preact'
import type * as runtime from 'preact/jsx-runtime'

export type {JSX} from 'preact/jsx-runtime'

/** What the glass chunk uses of the widget: the page's one Preact, and two drawings. */
export interface Kit {
  readonly jsx: typeof runtime.jsx
  readonly Fragment: typeof runtime.Fragment
  readonly Bar: ComponentType<{
    readonly from: number
    readonly to: number
    readonly tone?: 'good' | 'caution'
  }>
  readonly Cross: ComponentType
}

// This file stands where Preact's own JSX runtime stands elsewhere: a component of this folder begins with
// `@jsxImportSource ./kit`, and the chunk brings no second Preact. Components of this folder use no hooks, which would.
export let jsx: Kit['jsx']
export {jsx as jsxs}
export let Fragment: Kit['Fragment']
export let Bar: Kit['Bar']
export let Cross: Kit['Cross']

/** To be called before anything of the chunk is drawn. */
export function takeKit(kit: Kit): void {
  ;({jsx, Fragment, Bar, Cross} = kit)
}
