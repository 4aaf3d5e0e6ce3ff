import type {ArmEstimate, ExperimentEstimate, Progress} from '../../advisor-core/experiments/types'
import type {Interval} from '../../advisor-core/reporting/interval'
import type {EstimateSet, Estimates} from '../../reports/queries/estimates'
import {between, cell, set, shown} from '../../reports/queries/test-support'

const text = (de: string, en: string) => ({de, en})
const done = (reports: number): Progress => ({reports, needed: Math.round(reports * 0.8), daysToGo: 0})

const arm = (
  id: string,
  share: number,
  chosen: number | null,
  difference: Interval | null = null,
  orders: Partial<Pick<ArmEstimate, 'orders' | 'orderRate' | 'orderValue' | 'revenue'>> = {},
): ArmEstimate => ({
  arm: id,
  share,
  chosen: chosen === null ? null : between(chosen, 0.021),
  difference,
  orders: null,
  orderRate: null,
  orderValue: null,
  revenue: null,
  ...orders,
})

const named = (experiment: string) => ({
  id: `experiment:${experiment}`,
  experiment,
  assigned: 0.93,
  currency: 'EUR',
})

/** Made-up figures of every state that an experiment can be in. */
export const MADE_UP: readonly ExperimentEstimate[] = [
  {
    ...named('hold-out'),
    chosen: done(21400),
    ordered: {reports: 170, needed: 338, daysToGo: 61},
    arms: [
      arm('advice', 0.9, 0.552, null, {
        orderRate: {value: 0.0079, low: 0.0068, high: 0.0093},
        orderValue: between(131, 17),
      }),
      arm('held-out', 0.1, 0.507, {value: -0.045, low: -0.078, high: -0.012}),
    ],
    uneven: [],
  },
  {
    ...named('four-questions'),
    chosen: done(18200),
    ordered: done(1450),
    arms: [
      arm('as-is', 0.5, 0.412, null, {
        orderRate: {value: 0.0766, low: 0.0713, high: 0.0822},
        orderValue: between(124, 8),
      }),
      arm(
        'four',
        0.5,
        0.469,
        {value: 0.0575, low: 0.031, high: 0.084},
        {
          orders: between(0.034, 0.077),
          orderRate: {value: 0.0827, low: 0.0772, high: 0.0885},
          orderValue: between(139, 8),
          revenue: {value: 2.0, low: 0.35, high: 3.64},
        },
      ),
    ],
    uneven: [],
  },
  {
    ...named('first-question'),
    chosen: done(26900),
    ordered: null,
    arms: [
      arm('milk-first', 0.5, 0.441),
      arm('budget-first', 0.25, 0.449, {value: 0.008, low: -0.021, high: 0.037}),
      arm('noise-first', 0.25, 0.383, {value: -0.058, low: -0.091, high: -0.025}),
    ],
    uneven: [],
  },
  {
    ...named('comparisons'),
    chosen: {reports: 640, needed: 5200, daysToGo: 96},
    ordered: {reports: 0, needed: 122, daysToGo: null},
    arms: [arm('none', 0.5, null), arm('two', 0.5, null)],
    uneven: [],
  },
  {
    ...named('profile'),
    chosen: done(9800),
    ordered: null,
    arms: [arm('without', 0.5, 0.44), arm('with', 0.5, 0.51, between(0.07, 0.028))],
    uneven: ['without', 'with'],
  },
]

const LABELS: NonNullable<EstimateSet['labels']> = {
  shop: 'Kontor & Strand',
  topics: {
    'experiment:four-questions': {
      label: text('Weniger fragen', 'Asking less'),
      cells: {},
      arms: {
        'as-is': text('Wie bisher', 'As it is'),
        four: text('Höchstens vier Fragen', 'At most four questions'),
      },
    },
    'experiment:first-question': {
      label: text('Womit die Beratung beginnt', 'What the advice begins with'),
      cells: {},
      arms: {
        'milk-first': text('Zuerst: mit Milch?', 'Milk first'),
        'budget-first': text('Zuerst: was darf es kosten?', 'Budget first'),
        'noise-first': text('Zuerst: wie leise soll die Maschine sein?', 'Noise first'),
      },
    },
    'experiment:comparisons': {label: text('Vergleichsfragen', 'Comparison questions'), cells: {}},
    'experiment:profile': {
      label: text('Profil nach der Beratung', 'Profile after the advice'),
      cells: {},
      arms: {
        without: text('Ohne Profil', 'Without profile'),
        with: text('Mit Profil', 'With profile'),
      },
    },
  },
}

/** An answer of `GET /v1/estimates` with made-up experiments, under the name of simulated data. */
export const madeUpAnswer = (experiments = MADE_UP): Estimates => ({
  version: 1,
  shop: 'f'.repeat(32),
  currentPeriod: 2959,
  configurations: [
    set({
      simulated: true,
      weeks: 8,
      periods: {first: 2951, last: 2958},
      reports: 96000,
      topics: [
        shown('archetype', 'archetype', [cell('none', 0.2), cell('a', 0.3), cell('b', 0.5)]),
        ...experiments.flatMap(({id, arms}) =>
          arms.map(({arm: name}) => shown(`${id}:${name}`, 'experiment', [cell('none', 0.07)])),
        ),
      ],
      experiments: [...experiments],
      labels: LABELS,
    }),
  ],
})
