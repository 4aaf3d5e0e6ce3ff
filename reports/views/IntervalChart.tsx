import {useEffect, useRef, useState} from 'preact/hooks'
import type {DrawnPoint} from '../queries/topic-series'
import {drawIntervals} from './draw-intervals'
import type {Speech} from './speech'

interface Props {
  readonly series: readonly DrawnPoint[]
  readonly speech: Speech
  readonly isColoured: boolean
  /** Whether the points are differences, on both sides of zero. */
  readonly isSigned?: boolean
  /** The chart in words, for those who do not see it. */
  readonly summary: string
}

/** Draws the points with their intervals as wide as there is room, and again when that changes. */
export function IntervalChart({series, speech, isColoured, isSigned = false, summary}: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    if (!frame.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (width > 0)
      frame.current?.replaceChildren(drawIntervals(series, speech, {width, isColoured, isSigned}))
  }, [width, series, speech, isColoured, isSigned])

  return <div ref={frame} class="chart" role="img" aria-label={summary} />
}
