import {expect, it} from 'vitest'
import {studentQuantile} from './student-quantile'

// Two-sided 95 %, Abramowitz and Stegun 1964, table 26.10.
it.each([
  [3, 3.182, 0.025],
  [5, 2.571, 0.004],
  [8, 2.306, 0.001],
  [30, 2.042, 0.001],
  [1e9, 1.96, 0.0001],
])('is that of the table at %f degrees of freedom: %f', (freedom, quantile, tolerance) => {
  expect(Math.abs(studentQuantile(freedom) - quantile)).toBeLessThan(tolerance)
})
