interface BarProps {
  /** Both in [0, 1]. */
  readonly from: number
  readonly to: number
  readonly tone?: 'good' | 'caution'
}

/** A thin bar as a drawing, so that no style attribute is needed; the words beside it carry the meaning. */
export function Bar({from, to, tone = 'good'}: BarProps) {
  const start = 100 * Math.min(from, to)
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" class="bar" data-tone={tone} aria-hidden="true">
      <rect class="bar-ground" width="100" height="4" />
      <rect class="bar-fill" x={start} width={Math.max(100 * Math.abs(to - from), 1.5)} height="4" />
    </svg>
  )
}
