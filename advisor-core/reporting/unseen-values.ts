/** How far a mean may lie from that of the orders told, because so many cannot show every price. */
export interface UnseenValues {
  readonly below: number
  readonly above: number
}

/** Chance that orders show nothing of what is reckoned with. */
const CHANCE = 0.05

/**
 * Room for orders that could not show: of n orders none is told as something that a share of 1 − .05^(1/n) of all is
 * told as with a chance of .05 (about 3 / n, the rule of three). Such orders are taken to be told as the value beside
 * that of most orders. Where nearly all orders have one price the spread of those told says too little, and where all
 * have it nothing. A rare order far from the others is not in it, nor in any interval made of orders it is not among.
 *
 * @param bands   orders by band. shape [16]; at least one
 * @param values  of an order by band. shape [16]; band 0 is no order and counts 0
 * @see Hanley and Lippman-Hand 1983, If nothing goes wrong, is everything all right?, JAMA 249
 */
export function unseenValues(
  bands: readonly number[],
  values: readonly number[],
  designEffect: number,
): UnseenValues {
  const orders = bands.reduce((sum, count) => sum + count, 0)
  const most = bands.indexOf(Math.max(...bands))
  const share = 1 - CHANCE ** (designEffect / orders)
  const own = values[most]!
  return {below: share * (own - (values[most - 1] ?? own)), above: share * ((values[most + 1] ?? own) - own)}
}
