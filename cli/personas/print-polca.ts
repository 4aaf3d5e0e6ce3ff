import {classPosteriors, modalClasses} from '../../advisor-core/archetypes/class-posteriors'
import type {GradedSolution} from '../../advisor-core/archetypes/compare-with-cloud'
import type {Indicators} from './to-latent-class-data'

const RULE = '========================================================= '

/** A solution as poLCA 1.6 prints it, line by line; classes by falling share. */
export function printPoLca(
  {fit, alerts}: GradedSolution,
  {data, names, labels}: Indicators,
  missing: 'drop' | 'at-random',
): string[] {
  const {classes} = fit
  const complete = data.rows.filter((row) => !Array.from(row).includes(-1))
  const used = missing === 'drop' ? complete : data.rows
  const modal = modalClasses(classPosteriors(fit, {...data, rows: used}), classes)
  const modalShares = Array.from(
    {length: classes},
    (_, k) => modal.filter((one) => one === k).length / modal.length,
  )
  const four = (values: ArrayLike<number>): string =>
    Array.from(values, (value) => value.toFixed(4)).join(' ')
  return [
    'Conditional item response (column) probabilities,',
    ' by outcome variable, for each class (row) ',
    '',
    ...names.flatMap((name, j) => {
      const columns = labels[j]!.map((label) => `Pr(${label})`)
      const widths = columns.map((column) => Math.max(column.length, 6))
      const rows = Array.from({length: classes}, (_, k) =>
        columns.map((_, c) => fit.probabilities[j]![k * columns.length + c]!.toFixed(4).padStart(widths[c]!)),
      )
      return [
        `$${name}`,
        `           ${columns.map((column, c) => column.padStart(widths[c]!)).join(' ')}`,
        ...rows.map((row, k) => `class ${k + 1}:  ${row.join(' ')}`),
        '',
      ]
    }),
    'Estimated class population shares ',
    ` ${four(fit.shares)}`,
    '',
    'Predicted class memberships (by modal posterior prob.) ',
    ` ${four(modalShares)}`,
    '',
    RULE,
    `Fit for ${classes} latent classes: `,
    RULE,
    `number of observations: ${plain(fit.n)} `,
    ...(missing === 'drop' ? [] : [`number of fully observed cases: ${complete.length} `]),
    `number of estimated parameters: ${fit.npar} `,
    `residual degrees of freedom: ${plain(fit.df)} `,
    `maximum log-likelihood: ${plain(fit.logLik)} `,
    '',
    `AIC(${classes}): ${plain(fit.aic)}`,
    `BIC(${classes}): ${plain(fit.bic)}`,
    `G^2(${classes}): ${plain(fit.gsq)} (Likelihood ratio/deviance statistic) `,
    `X^2(${classes}): ${plain(fit.chisq)} (Chi-square goodness of fit) `,
    ...(alerts.includes('not-converged')
      ? ['', 'ALERT: iterations finished, MAXIMUM LIKELIHOOD NOT FOUND ']
      : []),
    ...(alerts.includes('negative-df') ? ['', 'ALERT: negative degrees of freedom; respecify model '] : []),
  ]
}

/** Seven significant digits, as R prints them. */
function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(7)))
}
