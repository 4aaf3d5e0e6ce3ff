import type {GlassHost} from '../glass/types'

/** Which products of the slate are left out of the comparison: nothing that outlives the page. */
export interface CompareDesk {
  readonly leavesOut: (product: number) => boolean
  readonly toggle: (product: number) => void
}

export function createCompareDesk(host: Pick<GlassHost, 'tell'>): CompareDesk {
  const out = new Set<number>()
  return {
    leavesOut: (product) => out.has(product),
    toggle: (product) => {
      if (!out.delete(product)) out.add(product)
      host.tell(null, null)
    },
  }
}
