/** Input that cannot be used: one clear line for the merchant, exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError'

  /** @param place  the file, with line or field where known: `shop.csv, line 7` */
  constructor(
    readonly place: string,
    readonly problem: string,
  ) {
    super(`${place}: ${problem}`)
  }
}
