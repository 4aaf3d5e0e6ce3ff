import {type LatentClassParameters, updateResponsibilities} from './expectation-maximisation'
import type {AnswerPatterns} from './latent-class-patterns'

export interface LatentClassStatistics {
  /** Free parameters: (K − 1) + K · Σ (C_j − 1). */
  readonly npar: number
  /** Residual degrees of freedom as poLCA counts them: min(n, cells − 1) − npar. */
  readonly df: number
  readonly aic: number
  readonly bic: number
  /** BIC with n replaced by (n + 2) / 24 (Sclove 1987). */
  readonly sabic: number
  readonly caic: number
  /** BIC + 2 · classification entropy. */
  readonly icl: number
  /** Likelihood ratio G² against the observed table; over the complete rows only. */
  readonly gsq: number
  /** Pearson's X² over all cells of the table, the empty ones too; over the complete rows only. */
  readonly chisq: number
  /** Classification entropy −Σ Σ r ln r, in nats; 0 when K = 1. */
  readonly entropy: number
  /**
   * 1 − classification entropy / (n ln K), which StepMix calls scaled relative entropy and Mplus entropy; null when
   * K = 1.
   */
  readonly entropyR2: number | null
}

/** Information criteria and fit of a latent class model at the given parameters. */
export function latentClassStatistics(
  patterns: AnswerPatterns,
  model: LatentClassParameters & {readonly logLik: number},
): LatentClassStatistics {
  const {n, categories} = patterns
  const classes = model.shares.length
  const npar = classes - 1 + classes * categories.reduce((sum, columns) => sum + columns - 1, 0)
  const cells = categories.reduce((product, columns) => product * columns, 1)
  const penalised = (penalty: number): number => -2 * model.logLik + penalty * npar
  const entropy = classificationEntropy(patterns, model)
  const bic = penalised(Math.log(n))
  const {gsq, chisq} = tableFit(patterns, model)
  return {
    npar,
    df: Math.min(n, cells - 1) - npar,
    aic: penalised(2),
    bic,
    sabic: penalised(Math.log((n + 2) / 24)),
    caic: penalised(Math.log(n) + 1),
    icl: bic + 2 * entropy,
    gsq,
    chisq,
    entropy,
    entropyR2: classes === 1 ? null : 1 - entropy / (n * Math.log(classes)),
  }
}

/** −Σ_people Σ_k r ln r, in nats. */
function classificationEntropy(patterns: AnswerPatterns, model: LatentClassParameters): number {
  const classes = model.shares.length
  const responsibilities = new Float64Array(patterns.counts.length * classes)
  updateResponsibilities(patterns, model, responsibilities)
  let entropy = 0
  responsibilities.forEach((r, at) => {
    if (r > 0) entropy -= patterns.counts[Math.floor(at / classes)]! * r * Math.log(r)
  })
  return entropy
}

/**
 * G² = 2 Σ o ln(o / e) and X² = Σ (o − e)² / e over the cells of the whole table; a cell that nobody is in adds its
 * e to X², all of them together what the others leave over.
 */
function tableFit(
  {cells, counts, categories}: AnswerPatterns,
  model: LatentClassParameters,
): {gsq: number; chisq: number} {
  const width = categories.length
  const rows = Array.from(counts, (count, p) => ({
    count,
    cells: cells.subarray(p * width, (p + 1) * width),
  })).filter((row) => row.count > 0 && !row.cells.includes(-1))
  const complete = rows.reduce((sum, row) => sum + row.count, 0)
  let gsq = 0
  let chisq = complete
  for (const row of rows) {
    const expected = complete * patternProbability(row.cells, model)
    gsq += 2 * row.count * Math.log(row.count / expected)
    chisq += (row.count - expected) ** 2 / expected - expected
  }
  return {gsq, chisq}
}

function patternProbability(cells: Int32Array, {shares, table}: LatentClassParameters): number {
  return shares.reduce((total, share, k) => {
    return total + cells.reduce((joint, cell) => joint * table[cell * shares.length + k]!, share)
  }, 0)
}
