import type {AnswerNoise} from '../../../advisor-core/belief/answer-noise'
import type {PairPrior} from '../../../advisor-core/belief/pair-prior'

/** How many products one RECOMMEND shows. */
export const SHOWN = 10

/** The parts of the design that `--without` takes away, one at a time. */
export const PARTS = ['nothing', 'pairs', 'learnt-noise', 'structure'] as const

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

const NOISE: AnswerNoise = {wrong: 1, right: 19}

/** By maximum likelihood of the pairs in `valid`, given the opening value. */
const PAIR_PRIOR: PairPrior = {
  affinity: 2.8,
  breadth: 0.7,
  alone: 100,
  aloneBreadth: 0.25,
}

/** One target: any product, a little rather one of few values. */
const SINGLE_PRIOR: PairPrior = {...PAIR_PRIOR, aloneBreadth: -0.7}

/** Pairs evenly likely once they share the opening value; a quarter of the belief on one product alone. */
const FLAT_PRIOR: PairPrior = {
  affinity: 0,
  breadth: 0,
  alone: 500,
  aloneBreadth: 0,
}

/** As sure of the mean as if a hundred thousand answers had been seen. */
const FIXED_NOISE: AnswerNoise = {wrong: NOISE.wrong * 1e5, right: NOISE.right * 1e5}

/** Chosen on `valid`, never on `test`; one setting for each rule set. */
export function crsSettings(
  rules: 'mcmipl' | 'binary',
  choices: number,
  without: CrsSettings['without'],
): CrsSettings {
  const binary = rules === 'binary'
  const prior = binary ? SINGLE_PRIOR : PAIR_PRIOR
  return {
    atMost: binary ? 1 : 2,
    choices: binary ? 1 : choices,
    noise: without === 'learnt-noise' ? FIXED_NOISE : NOISE,
    prior: without === 'structure' ? FLAT_PRIOR : prior,
    without,
  }
}
