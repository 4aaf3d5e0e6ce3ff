const NAMES = {
  counted: 'Reports added to the counters',
  duplicates: 'Replayed reports, not counted again',
  expired: 'Reports of a period that is over, not counted',
  rejected: 'Reports that are not valid, dropped',
  throttled: 'Reports beyond the rate limit, dropped',
  overflow: 'Reports dropped because the store could not be written',
  flushes: 'Batches written',
  flushFailures: 'Batches that could not be written at once',
} as const

export type MetricName = keyof typeof NAMES

export interface Metrics {
  add(name: MetricName, amount?: number): void
  /**
   * Makes the sums visible: all when a batch is written, whole steps at other times, so that nobody can watch single
   * reports arrive.
   */
  publish(step?: number): void
  /** The published sums in the Prometheus text format. */
  toText(): string
}

/** Sums since the start of the process; nothing about time, senders or answers. */
export function createMetrics(): Metrics {
  const sums = new Map<MetricName, number>()
  const published = new Map<MetricName, number>()
  return {
    add(name, amount = 1) {
      sums.set(name, (sums.get(name) ?? 0) + amount)
    },
    publish(step = 1) {
      for (const [name, sum] of sums)
        published.set(name, Math.max(published.get(name) ?? 0, sum - (sum % step)))
    },
    toText() {
      return Object.entries(NAMES)
        .map(([name, help]) => {
          const metric = `lotse_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_total`
          const value = published.get(name as MetricName) ?? 0
          return `# HELP ${metric} ${help}\n# TYPE ${metric} counter\n${metric} ${value}\n`
        })
        .join('')
    },
  }
}
