import type {LatentClassFit} from '../../advisor-core/archetypes/fit-latent-classes'
import {textTable} from './text-table'
import type {Indicators} from './to-latent-class-data'

const WIDE = '='.repeat(80)
const RULE = `    ${'='.repeat(76)}`

/** StepMix's report of a fit: measurement model with classes counted from 0 as there, class weights, fit. */
export function printStepMix(fit: LatentClassFit, {names, labels}: Indicators): string[] {
  const line = (name: string, value: string): string => `    ${name.padEnd(30)}: ${value}`
  return [
    WIDE,
    'MODEL REPORT',
    WIDE,
    ...heading('Measurement model parameters'),
    ...measurementTable(fit, {names, labels}).map((row) => `          ${row}`),
    ...heading('Class weights'),
    ...Array.from(fit.shares, (share, k) => `        Class ${k + 1} : ${share.toFixed(2)}`),
    ...heading(`Fit for ${fit.classes} latent classes`),
    line('Estimation method', '1-step'),
    line('Number of observations', String(fit.n)),
    line('Number of latent classes', String(fit.classes)),
    line('Number of estimated parameters', String(fit.npar)),
    line('Log-likelihood (LL)', fit.logLik.toFixed(4)),
    line('-2LL', (-2 * fit.logLik).toFixed(4)),
    line('Average LL', (fit.logLik / fit.n).toFixed(4)),
    line('AIC', fit.aic.toFixed(2)),
    line('BIC', fit.bic.toFixed(2)),
    line('CAIC', fit.caic.toFixed(2)),
    line('Sample-Size Adjusted BIC', fit.sabic.toFixed(2)),
    line('Entropy', fit.entropy.toFixed(4)),
    line('Scaled Relative Entropy', fit.entropyR2 === null ? 'nan' : fit.entropyR2.toFixed(4)),
  ]
}

const heading = (title: string): string[] => [RULE, `    ${title}`, RULE]

/** One row a class, one column a category: StepMix's data frame, which it does not break into lines either. */
function measurementTable(
  fit: LatentClassFit,
  {names, labels}: Pick<Indicators, 'names' | 'labels'>,
): string[] {
  const variables = names.flatMap((name, j) => labels[j]!.map((label) => `${name}_${label}`))
  const rows = Array.from({length: fit.classes}, (_, k) => [
    `pis   ${k}`,
    ...names.flatMap((_, j) => {
      const size = labels[j]!.length
      return labels[j]!.map((_, c) => fit.probabilities[j]![k * size + c]!.toFixed(4))
    }),
  ])
  return textTable([['variable', ...variables], ['param class_no'], ...rows])
}
