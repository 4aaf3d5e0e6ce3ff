/**
 * Weights of `expectedMore`, by its features, fitted to 15642 questions that 60 × 60 simulated visitors were asked in 60
 * made-up shops, seed 1.
 *
 * Written by `node scripts/run.mjs cli/simulate/fit-expected-more.ts`; do not edit.
 */
export const EXPECTED_MORE_WEIGHTS: readonly number[] = [-2.032, -0.321, 1.825, 0.547, -0.7]
