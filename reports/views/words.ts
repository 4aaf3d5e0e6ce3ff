import type {GroupId} from '../queries/page'
import type {ExperimentWords} from './words-experiments'

export type Locale = 'de' | 'en'

/** Every text of the page; one table a language. Numbers and dates come in already printed. */
export interface Words {
  readonly title: string
  readonly pageTitle: (shop: string) => string
  readonly language: string
  readonly skip: string
  readonly simulatedBand: string
  readonly simulatedBandMore: string
  readonly setSwitch: string
  readonly setName: (simulated: boolean) => string
  /** Of another version, with when it was in use and how many reports it has. */
  readonly earlierName: (name: string, covered: string) => string
  readonly earlierSets: (count: string) => string
  readonly aboutEarlier: string
  /** Reports of other versions among those shown, and those that are not. */
  readonly others: (
    other: {readonly configurations: number; readonly reports: number; readonly leftOut: number} & {
      readonly read: string
      readonly left: string
    },
  ) => string
  readonly covered: (from: string, to: string, reports: string) => string
  readonly nothingCovered: string
  readonly next: (date: string) => string
  /** Why a chart holds fewer reports than the page. */
  readonly oneTopic: string
  readonly groups: Readonly<Record<GroupId, {readonly title: string; readonly about: string}>>
  readonly leader: (label: string, share: string, range: string) => string
  readonly close: (labels: readonly string[]) => string
  readonly level: string
  /** Beside the archetypes: that each device names one region by lot, and how many had none. */
  readonly drawnRegion: string
  readonly noRegion: (share: string, range: string) => string
  /** `low` without the sign, `high` with it. */
  readonly range: (low: string, high: string) => string
  readonly chartSummary: (topic: string, points: readonly string[]) => string
  readonly axis: string
  /** Without the topic's name. `reports` and `needed` are printed, `daysToGo` counted at the rate so far. */
  readonly tooEarlyTopic: (state: {
    readonly reports: string
    readonly needed: string
    readonly daysToGo: number | null
  }) => string
  readonly tooEarlyTitle: string
  readonly allTooEarly: string
  readonly offerSimulated: string
  readonly showSimulated: string
  readonly alarm: (labels: readonly string[]) => string
  readonly table: {
    readonly show: string
    readonly caption: (topic: string, reports: string) => string
    readonly cell: string
    readonly share: string
    readonly interval: string
    readonly raw: string
    readonly error: string
    readonly reports: string
  }
  /** What a figure rests on. */
  readonly basis: (basis: {
    readonly reports: string
    readonly weeks: number
    readonly epsilon: string
    readonly simulated: boolean
  }) => string
  /** Cells with too few reports, told together. */
  readonly merged: string
  readonly corrected: {
    readonly title: string
    readonly about: (visitors: string) => string
    /** Where the numbers of answers are not reported, and where they are. */
    readonly assumed: string
    readonly told: string
    readonly none: string
    readonly singular: string
    readonly tooWide: (wider: string, times: string) => string
    readonly columns: readonly string[]
  }
  readonly conversion: {
    readonly title: string
    readonly about: string
    readonly notTold: string
    readonly tooEarly: (advised: string, orders: string) => string
    readonly level: (rate: string, range: string, orders: string, advised: string) => string
    readonly lag: string
    readonly axis: string
    readonly caption: string
    readonly columns: readonly string[]
    /** When a figure is shown. */
    readonly rule: string
    readonly tooFew: (daysToGo: number | null) => string
    readonly noValue: string
  }
  readonly experiments: ExperimentWords
  readonly tables: {
    readonly title: string
    readonly about: string
    readonly tooWide: (daysToGo: number | null) => string
  }
  readonly alarms: {
    readonly title: string
    readonly about: string
    readonly none: string
    readonly jump: (jump: {
      readonly topic: string
      readonly cell: string
      readonly week: string
      readonly before: string
      readonly after: string
    }) => string
  }
  readonly downloads: {readonly csv: string; readonly json: string; readonly print: string}
  readonly howToRead: {readonly title: string; readonly lines: readonly string[]}
  readonly guarantee: {
    readonly title: string
    readonly odds: (odds: number) => string
    readonly protects: readonly string[]
    readonly limitsTitle: string
    readonly limits: (guess: string, right: string) => readonly string[]
  }
  readonly sheet: {
    readonly title: string
    readonly hash: string
    readonly odds: string
    readonly period: string
    readonly days: (days: number) => string
    readonly topics: string
    readonly epsilon: string
    readonly weeks: string
    readonly subset: (cells: number, subset: number) => string
    readonly artefacts: string
    readonly designEffect: string
    readonly designEffectOf: (effect: string | null) => string
    readonly method: string
    readonly methodText: string
  }
  readonly loading: string
  readonly retry: string
  readonly failures: Readonly<Record<'no-shop' | 'unknown-shop' | 'unreachable' | 'rubbish', string>>
  readonly noSet: string
  /** While the visits of a demonstration are still being made up. */
  readonly simulating: {
    readonly text: string
    readonly label: string
    readonly soFar: (done: string, of: string) => string
  }
  readonly locked: {
    readonly text: string
    readonly label: string
    readonly submit: string
    readonly wrong: string
    readonly note: string
  }
  /** Names of topics that every shop has, by kind. */
  readonly topicNames: Readonly<Record<string, string>>
  /** Names of cells that every shop has, by id; `none` by the topic's kind. */
  readonly cellNames: Readonly<Record<string, string>>
  readonly noneNames: Readonly<Record<string, string>>
  readonly noneName: string
}
