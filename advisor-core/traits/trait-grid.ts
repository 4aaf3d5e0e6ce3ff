/** Number of points of θ on which likelihoods are tabulated. */
export const GRID_POINTS = 41

/** Distance of two grid points, in prior standard deviations. */
export const GRID_STEP = 0.3

/**
 * θ at each grid point: −6 … 6. The trapezoid rule on it is exact to 1e-5 for posteriors whose standard
 * deviation is at least 0.8 steps, which is beyond what a bank of this size can reach.
 */
export const TRAIT_GRID: Float64Array = Float64Array.from(
  {length: GRID_POINTS},
  (_, g) => (g - (GRID_POINTS - 1) / 2) * GRID_STEP,
)
