import type {GradedSolution} from '../../advisor-core/archetypes/compare-with-cloud'
import {textTable} from './text-table'

/** All numbers of classes side by side, and beside each the same fitted to a single cloud. */
export function printComparison(solutions: readonly GradedSolution[]): string[] {
  const rows = solutions.map(({fit, stability, blrtP}) => [
    String(fit.classes),
    fit.logLik.toFixed(3),
    String(fit.npar),
    fixed(fit.df, 0),
    fit.aic.toFixed(1),
    fit.bic.toFixed(1),
    fit.sabic.toFixed(1),
    fit.caic.toFixed(1),
    fit.icl.toFixed(1),
    fit.gsq.toFixed(1),
    fit.chisq.toFixed(1),
    fixed(fit.entropyR2, 3),
    fixed(fit.shares.at(-1), 3),
    `${Math.round(100 * fit.shareOfStartsAtBest)} %`,
    fixed(stability?.adjustedRand, 2),
    stability ? Math.min(...stability.jaccard).toFixed(2) : '–',
    fixed(blrtP, 3),
  ])
  const clouds = solutions
    .filter(({fit}) => fit.classes > 1)
    .map(({fit, stability, cloud, grade, bicGain, iclGain}) => [
      String(fit.classes),
      fixed(bicGain, 0),
      range(cloud.bicGains),
      fixed(iclGain, 0),
      range(cloud.iclGains),
      fixed(fit.entropyR2, 2),
      fixed(cloud.entropyR2, 2),
      fixed(stability?.adjustedRand, 2),
      fixed(cloud.stability?.adjustedRand, 2),
      grade ?? '–',
    ])
  const alerts = solutions.flatMap(({fit, alerts: found}) =>
    found.length > 0
      ? [`ALERT ${fit.classes} ${fit.classes === 1 ? 'class' : 'classes'}: ${found.join(', ')}`]
      : [],
  )
  return [
    ...textTable([
      'classes logLik npar df AIC BIC saBIC CAIC ICL G² X² entropyR² smallest at-best ARI minJaccard BLRT-p'.split(
        ' ',
      ),
      ...rows,
    ]),
    ...alerts,
    '',
    'Beside a single cloud (no groups, same margins and correlations, same n; range over the clouds):',
    ...textTable([
      ['classes', 'BIC gain', 'cloud', 'ICL gain', 'cloud', 'entropyR²', 'cloud', 'ARI', 'cloud', 'grade'],
      ...clouds,
    ]),
  ]
}

function range(values: readonly number[]): string {
  if (values.length === 0) return '–'
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`
}

function fixed(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? '–' : value.toFixed(digits)
}
