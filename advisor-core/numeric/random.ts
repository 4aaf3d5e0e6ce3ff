/**
 * A seeded generator of uniform numbers: sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, 128 bits
 * of state, period at least 2³²), started from one number through splitmix32 and warmed up by 12 draws.
 * The same seed gives the same sequence on every machine. Not for secrets.
 *
 * @param seed  any safe integer; its low and high 32 bits both count
 * @returns a function whose every call gives the next number, in [0, 1) with 32 random bits
 * @throws RangeError when the seed is no safe integer
 * @see PractRand 0.93, sfc32; Steele, Lea and Flood 2014, Fast Splittable Pseudorandom Number Generators
 */
export function createRandom(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`invalid seed: ${seed}`)
  let mixer = seed | 0
  const splitmix32 = (): number => {
    mixer = (mixer + 0x9e3779b9) | 0
    let z = mixer ^ (mixer >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) | 0
  }
  let a = splitmix32()
  mixer ^= Math.floor(seed / 2 ** 32)
  let b = splitmix32()
  let c = splitmix32()
  let counter = 1
  const next = (): number => {
    const t = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return (t >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/**
 * One draw from the standard normal distribution, from two uniform ones.
 *
 * @param random  uniform in [0, 1)
 * @see Box and Muller 1958, A Note on the Generation of Random Normal Deviates
 */
export function normal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return radius * Math.cos(2 * Math.PI * random())
}
