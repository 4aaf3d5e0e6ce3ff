/** Something that reports tell: its value and the standard deviation that one report of it has. */
export interface Figure {
  readonly value: number
  /** σ: of n reports the standard error is σ / √n. */
  readonly deviation: number
}

/**
 * A difference θ whose noise depends on what it is: if θ held, one report would have the variance
 * σ² + slope · θ − bend · θ². Intervals hold every θ that its own noise makes likely, as Wilson's do, so that an
 * estimate that is too low has no interval that is too narrow.
 */
export interface Contrast extends Figure {
  readonly slope: number
  readonly bend: number
}
