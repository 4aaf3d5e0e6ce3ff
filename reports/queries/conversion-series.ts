import type {EstimatedTopic, ShownConversion} from './estimates'
import type {SeriesPoint} from './topic-series'

/** Conversion by archetype as points with error bars, the highest first; those not shown yet are left out. */
export function toConversionSeries(
  {classes}: ShownConversion,
  topic: EstimatedTopic,
  labelOf: (topic: EstimatedTopic, cell: string) => string,
): SeriesPoint[] {
  return classes
    .flatMap(({cell, conversion}): SeriesPoint[] =>
      conversion === null
        ? []
        : [
            {
              cell,
              label: labelOf(topic, cell),
              index: topic.cells.indexOf(cell),
              isNone: cell === 'none',
              share: conversion.value,
              raw: conversion.value,
              low: conversion.low,
              high: conversion.high,
              standardError: (conversion.high - conversion.low) / 2 / 1.959964,
            },
          ],
    )
    .sort((a, b) => Number(a.isNone) - Number(b.isNone) || b.share - a.share)
}
