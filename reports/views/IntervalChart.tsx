import {useEffect, useRef, useState} from 'preact/hooks'
import type {SeriesPoint} from '../queries/topic-series'
import {drawIntervals} from './draw-intervals'
import type {Speech} from './speech'

interface Props {
  readonly series: readonly SeriesPoint[]
  readonly speech: Speech
  readonly isColoured: boolean
  /** The chart in words, for those who do not see it. */
  readonly summary: string
}

/** Draws the points with their intervals as wide as there is room, and again when that changes. */
export function IntervalChart({series, speech, isColoured, summary}: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    if (!frame.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (width > 0) frame.current?.replaceChildren(drawIntervals(series, speech, {width, isColoured}))
  }, [width, series, speech, isColoured])

  return <div ref={frame} class="chart" role="img" aria-label={summary} />
}
