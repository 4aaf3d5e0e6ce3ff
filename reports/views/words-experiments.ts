/** Texts of the experiments. Labels, shares and points come in already printed; `low` and `high` without a sign. */
export interface ExperimentWords {
  readonly title: string
  readonly about: string
  /** That it does no harm to look every week. */
  readonly peeking: string
  readonly limitsTitle: string
  readonly limits: readonly string[]
  readonly holdOut: {
    readonly title: string
    readonly about: string
    /** By id. */
    readonly arms: Readonly<Record<string, string>>
  }
  readonly chosen: Findings
  readonly orders: Findings & {readonly notTold: string}
  /** Said only where there is a difference; amounts with their currency. */
  readonly revenue: Pick<Findings, 'higher' | 'lower'>
  /** In place of the findings: arms whose share of the reports is not what was drawn. */
  readonly uneven: (labels: readonly string[]) => string
  /** What that may mean. */
  readonly unevenMay: string
  /** The same among the alarms, after the name of the experiment. */
  readonly unevenAlarm: (labels: readonly string[]) => string
  /** Where there is no figure at all yet. */
  readonly compared: (arms: readonly {readonly label: string; readonly share: string}[]) => string
  readonly axis: (reference: string) => string
  /** Share of the reports that come from visits with an arm. */
  readonly assigned: (share: string) => string
  readonly table: {
    readonly caption: string
    readonly orderCaption: string
    readonly arm: string
    readonly share: string
    readonly chosen: string
    readonly difference: string
    readonly orderRate: string
    readonly orders: string
    readonly orderValue: string
    readonly revenue: string
    readonly reference: string
    readonly tooEarly: string
  }
}

/** What a difference between two arms says. */
interface Findings {
  readonly higher: (found: Found) => string
  readonly lower: (found: Found) => string
  /** No difference shown: at most `low` points less, at most `high` more. */
  readonly open: (found: Found) => string
  /** `missing`: how many reports and days. */
  readonly tooEarly: (missing: string) => string
}

interface Found {
  readonly arm: string
  readonly reference: string
  readonly low: string
  readonly high: string
}
