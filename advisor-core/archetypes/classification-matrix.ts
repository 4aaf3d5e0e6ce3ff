/**
 * P(class drawn | true class): with which probabilities a visitor of each class is reported, when the report holds one
 * class drawn from the posterior at the shop's question budget. Corrects reported shares in `correctShares`.
 *
 * @param posteriors shape [visitors × K], row-major; of simulated visitors after the shop's number of questions
 * @param labels     shape [visitors]; the class each was simulated from. Without it the posteriors themselves say how
 *                   many of each class there are, which is right when the model is
 * @returns shape [K × K], row-major; row t sums to 1, row and column in the order of the classes. A class that nobody
 *   is in has 1 on the diagonal
 * @throws RangeError when the posteriors are no rows of K
 * @see Bolck, Croon & Hagenaars 2004, Estimating latent structure models with categorical variables, eq. 6;
 *   Vermunt 2010, Latent class modeling with covariates, eq. 5 (proportional assignment)
 */
export function classificationMatrix(
  posteriors: ArrayLike<number>,
  classes: number,
  labels?: ArrayLike<number>,
): Float64Array {
  if (!(classes >= 1) || posteriors.length % classes !== 0)
    throw new RangeError(`invalid posteriors: ${posteriors.length} numbers for ${classes} classes`)
  const matrix = new Float64Array(classes * classes)
  for (let n = 0; n * classes < posteriors.length; n++) {
    for (let t = 0; t < classes; t++) {
      const weight = labels ? (labels[n] === t ? 1 : 0) : posteriors[n * classes + t]!
      if (weight === 0) continue
      for (let s = 0; s < classes; s++) matrix[t * classes + s]! += weight * posteriors[n * classes + s]!
    }
  }
  for (let t = 0; t < classes; t++) {
    const row = matrix.subarray(t * classes, (t + 1) * classes)
    const total = row.reduce((sum, value) => sum + value, 0)
    if (total > 0) for (let s = 0; s < classes; s++) row[s]! /= total
    else row[t] = 1
  }
  return matrix
}
