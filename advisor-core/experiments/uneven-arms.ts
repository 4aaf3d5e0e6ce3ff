import {FALSE_ALARM} from '../reporting/impossible-frequencies'
import type {ExperimentArm} from './experiment-arms'

/** Of each arm, its reports and those of visits without an arm, in both directions. */
const COMPARISONS = 4

/**
 * Arms that have more or fewer of the reports than they were drawn for (sample ratio mismatch), whose `none` is in more
 * or fewer masks than in those of the other arms, or with more orders than visits. Then visits are lost or added in a
 * way that depends on the arm, or reports are forged, and the figures compare different visitors.
 *
 * An alarm is raised where n · D, the exponent of Chernoff's bound, is beyond that of a false alarm over all
 * comparisons: 4.2 standard errors for two arms, 4.4 for four. For reports the bound holds exactly, however few
 * they are; for `none`, with an unknown share, D is half the logarithm of the likelihood ratio, and the bound ten
 * times what many reports would need.
 *
 * @param arms  with Σ n > 0
 * @see Fabijan et al. 2019, Diagnosing sample ratio mismatch in online controlled experiments, KDD; Hoeffding 1963,
 *      Probability inequalities for sums of bounded random variables, J. Am. Stat. Assoc. 58, theorem 1
 */
export function unevenArms(arms: readonly ExperimentArm[], designEffect: number): readonly string[] {
  const total = sumOf(arms.map(({visits}) => visits.reports))
  const none = sumOf(arms.map(({visits}) => visits.cells[0]!))
  const limit = designEffect * Math.log((COMPARISONS * arms.length) / FALSE_ALARM)
  const isUneven = ({share, visits: {reports, cells}, bands}: ExperimentArm): boolean => {
    const rest = total - reports
    const own = cells[0]!
    return (
      total * divergence(reports / total, share) > limit ||
      reports * divergence(own / reports, none / total) +
        rest * divergence((none - own) / rest, none / total) >
        limit ||
      sumOf(bands) > reports
    )
  }
  return arms.filter(isUneven).map(({arm}) => arm)
}

/** Kullback and Leibler's, of a coin with chance x from one with chance y. */
function divergence(x: number, y: number): number {
  const part = (a: number, b: number) => (a > 0 ? a * Math.log(a / b) : 0)
  return part(x, y) + part(1 - x, 1 - y)
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
