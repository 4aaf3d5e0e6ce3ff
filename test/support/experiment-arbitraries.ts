import fc from 'fast-check'
import type {ArmDesign} from '../../advisor-core/experiments/arm-design'
import {subsetSizeFor} from '../../advisor-core/reporting/caps'

/** Two to four arms with shares from 1 to 100, at any of the odds. */
export const arbitraryDesign: fc.Arbitrary<ArmDesign> = fc
  .record({
    shares: fc.array(fc.integer({min: 1, max: 100}), {minLength: 2, maxLength: 4}),
    odds: fc.constantFrom(3, 7, 20),
  })
  .map(({shares, odds}) => ({
    arms: shares.map((_, a) => `arm${a + 1}`),
    shares: shares.map((share) => share / shares.reduce((sum, other) => sum + other, 0)),
    subsetSize: subsetSizeFor(1 + 2 * shares.length, odds),
    odds,
  }))
