import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createRandom, normal} from './random'

/** sfc32 written down a second time, on BigInt, as its author's C code reads. */
function sfc32Oracle(a: bigint, b: bigint, c: bigint, counter: bigint): () => bigint {
  const word = (x: bigint) => x & 0xffffffffn
  return () => {
    const result = word(a + b + counter)
    counter = word(counter + 1n)
    a = b ^ (b >> 9n)
    b = word(c + word(c << 3n))
    c = word((word(c << 21n) | (c >> 11n)) + result)
    return result
  }
}

function splitmix32Oracle(seed: bigint): () => bigint {
  const word = (x: bigint) => x & 0xffffffffn
  let state = seed
  return () => {
    state = word(state + 0x9e3779b9n)
    let z = state ^ (state >> 16n)
    z = word(z * 0x21f0aaadn)
    z = word((z ^ (z >> 15n)) * 0x735a2d97n)
    return z ^ (z >> 15n)
  }
}

describe('createRandom', () => {
  it('agrees with sfc32 and splitmix32 written on big integers', () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 2 ** 31 - 1}), (seed) => {
        const mixer = splitmix32Oracle(BigInt(seed))
        const oracle = sfc32Oracle(mixer(), mixer(), mixer(), 1n)
        for (let i = 0; i < 12; i++) oracle()
        const random = createRandom(seed)
        for (let i = 0; i < 20; i++) expect(random()).toBe(Number(oracle()) / 2 ** 32)
      }),
    )
  })

  it('gives different sequences for seeds that differ only above bit 32', () => {
    const firsts = [0, -1, 1, 2 ** 32, 2 ** 32 + 1, 1 + 2 ** 33].map((seed) => createRandom(seed)())
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('stays in [0, 1) with the mean and variance of a uniform number', () => {
    const random = createRandom(7)
    const draws = Array.from({length: 20_000}, random)
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...draws)).toBeLessThan(1)
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    // Four standard errors: 4 · √(1/12 / 20000) = 0.0082.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0082)
  })

  it('refuses a seed that is no safe integer', () => {
    expect(() => createRandom(0.5)).toThrow('invalid seed: 0.5')
  })
})

describe('normal', () => {
  it('has mean 0, variance 1 and 4.55 % beyond two standard deviations', () => {
    const random = createRandom(3)
    const draws = Array.from({length: 40_000}, () => normal(random))
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
    const beyond = draws.filter((x) => Math.abs(x) > 2).length / draws.length
    expect(Math.abs(mean)).toBeLessThan(0.02)
    expect(Math.abs(variance - 1)).toBeLessThan(0.03)
    expect(Math.abs(beyond - 0.0455)).toBeLessThan(0.0042)
  })

  it('is finite where the uniform number is 0', () => {
    expect(Number.isFinite(normal(() => 0))).toBe(true)
  })
})
