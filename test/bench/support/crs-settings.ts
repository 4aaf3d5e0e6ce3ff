import type {AnswerNoise} from '../../../advisor-core/belief/answer-noise'
import type {ProductValues} from '../../../advisor-core/belief/pair-pool'
import type {PairPrior} from '../../../advisor-core/belief/pair-prior'
import {aloneWeight} from '../../../advisor-core/belief/pair-prior-alone'

/** How many products one RECOMMEND shows. */
export const SHOWN = 10

/** The parts of the design that `--without` takes away, one at a time. */
export const PARTS = [
  'nothing',
  'pairs',
  'structure',
  'learnt-noise',
  'noise',
  'slate-value',
  'ask-or-show',
] as const

/** Everything the engine is told apart from the catalogue and the answers. */
export interface CrsSettings {
  /** How many products would do at most: the rule set says so. */
  readonly atMost: 1 | 2
  readonly choices: number
  /** One setting whatever share of the answers is flipped. */
  readonly noise: AnswerNoise
  readonly prior: PairPrior
  readonly without: (typeof PARTS)[number]
}

/** Two in five visitors hardly ever err, the others in one answer of ten: one in seventeen on average. */
const NOISE: AnswerNoise = [
  {share: 0.4, wrong: 0.02, right: 20},
  {share: 0.6, wrong: 2, right: 18},
]

/** As sure of the mean as if a hundred thousand answers had been seen. */
const FIXED_NOISE: AnswerNoise = [{share: 1, wrong: 6e3, right: 94e3}]

/** A contradiction is next to impossible. */
const NO_NOISE: AnswerNoise = [{share: 1, wrong: 1e-4, right: 1e5}]

/** By maximum likelihood of the pairs in `valid`, given the opening value. */
const PAIR_SHAPE = {affinity: 2.9, breadth: 0.55, aloneBreadth: 0.3}
/** The share of visitors for whom one product alone would do, likewise. */
const ALONE = 0.2

/** Any pair with a value in common, and any single product, as likely as any other. */
const FLAT_SHAPE = {affinity: 0, breadth: 0, aloneBreadth: 0}

/** One target: any product, a little rather one of few values. */
const SINGLE_PRIOR: PairPrior = {affinity: 0, breadth: 0, alone: 1, aloneBreadth: -0.7}

/** Chosen on `valid`, never on `test`; one setting for each rule set. */
export function crsSettings(
  index: ProductValues,
  {rules, choices, without}: {rules: 'mcmipl' | 'binary'; choices: number; without: CrsSettings['without']},
): CrsSettings {
  const binary = rules === 'binary'
  return {
    atMost: binary ? 1 : 2,
    choices: binary ? 1 : choices,
    noise: without === 'learnt-noise' ? FIXED_NOISE : without === 'noise' ? NO_NOISE : NOISE,
    prior: binary
      ? singlePrior(without)
      : pairPrior(index, without === 'structure' ? FLAT_SHAPE : PAIR_SHAPE),
    without,
  }
}

function pairPrior(index: ProductValues, shape: Omit<PairPrior, 'alone'>): PairPrior {
  return {...shape, alone: aloneWeight(index, shape, ALONE)}
}

function singlePrior(without: CrsSettings['without']): PairPrior {
  return without === 'structure' ? {...SINGLE_PRIOR, aloneBreadth: 0} : SINGLE_PRIOR
}
