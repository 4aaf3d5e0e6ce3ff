/**
 * Whether asking once more is expected to end sooner than showing k products now, where showing costs a turn.
 *
 * With I the best question's gain in bits and n = 2^H(b) the effective number of candidates, asking m more
 * questions first takes C(m) = m + slateCost · (max(n · 2^(−m I) / k, 1) + 1) / 2 turns in expectation; ask iff the m
 * that minimises C is at least 1.
 *
 * @param entropyBits H(b)
 * @param gainBits    I, the gain of the best question
 * @param k           how many products are shown at once
 * @param slateCost   what showing costs, in questions
 */
export function shouldAsk(entropyBits: number, gainBits: number, k: number, slateCost = 1): boolean {
  const showings = 2 ** entropyBits / k
  const turns = (m: number): number =>
    m + (slateCost * (Math.max(showings * 2 ** (-m * gainBits), 1) + 1)) / 2
  const most = gainBits > 0 ? Math.ceil(Math.log2(Math.max(showings, 1)) / gainBits) : 0
  const now = turns(0)
  for (let m = 1; m <= Math.min(most, 64); m++) if (turns(m) < now) return true
  return false
}
