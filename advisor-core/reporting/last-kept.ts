/** Halvings of the stretch in which an end is looked for: to a millionth of it. */
const HALVINGS = 20

/** An interval's end: the last place from `inside` towards `far` that a test keeps; `far` where it keeps that too. */
export function lastKept(inside: number, far: number, isOut: (at: number) => boolean): number {
  if (!isOut(far)) return far
  let [kept, out] = [inside, far]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (kept + out) / 2
    if (isOut(middle)) out = middle
    else kept = middle
  }
  return out
}
