import type {LatentClassFit} from '../../advisor-core/archetypes/fit-latent-classes'

/** The block "Fit for K latent classes" of StepMix's report. */
export function printStepMix(fit: LatentClassFit): string[] {
  const rule = `    ${'='.repeat(76)}`
  const line = (name: string, value: string): string => `    ${name.padEnd(30)}: ${value}`
  return [
    rule,
    `    Fit for ${fit.classes} latent classes`,
    rule,
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
    line('Scaled Relative Entropy', (fit.entropyR2 ?? 1).toFixed(4)),
  ]
}
