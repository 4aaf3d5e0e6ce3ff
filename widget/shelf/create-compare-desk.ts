import type {GlassHost} from '../glass/types'

/** Whether the comparison is open, and which products it leaves out: nothing that outlives the page. */
export interface CompareDesk {
  readonly isOpen: () => boolean
  readonly setOpen: (open: boolean) => void
  readonly leavesOut: (product: number) => boolean
  readonly toggle: (product: number) => void
}

export function createCompareDesk(host: Pick<GlassHost, 'tell'>): CompareDesk {
  const out = new Set<number>()
  let isOpen = false
  return {
    isOpen: () => isOpen,
    setOpen: (open) => {
      isOpen = open
      host.tell(null, null)
    },
    leavesOut: (product) => out.has(product),
    toggle: (product) => {
      if (!out.delete(product)) out.add(product)
      host.tell(null, null)
    },
  }
}
