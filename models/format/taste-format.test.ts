import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {TASTE_ROLES, type TasteArtefact} from '../../advisor-core/taste/types'
import {encodeTaste, parseTaste, TasteFormatError} from './taste-format'

const float = fc.float({noNaN: true, noDefaultInfinity: true})
const prior = fc.record({mean: float, sd: fc.float({min: Math.fround(1e-3), max: 100, noNaN: true})})
/** Any units and means, and a covariance that dominates its diagonal. */
const fitted = fc.integer({min: 1, max: 4}).chain((d) => {
  const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, {minLength: d, maxLength: d})
  return fc.record({
    names: list(fc.string()),
    units: list(fc.float({min: Math.fround(1e-3), max: 100, noNaN: true})),
    mean: list(float),
    covariance: fc
      .float({min: Math.fround(-0.2), max: Math.fround(0.2), noNaN: true})
      .map((shared) => Array.from({length: d * d}, (_, at) => (at % (d + 1) === 0 ? 1 : shared))),
  })
})
const artefact: fc.Arbitrary<TasteArtefact> = fc.record({
  version: fc.constant(2 as const),
  roles: fc.record({
    price: prior,
    higher: prior,
    lower: prior,
    number: prior,
    step: prior,
    level: prior,
    flag: prior,
  }),
  positions: fc.array(float, {maxLength: 5}),
  dilution: float,
  fitted: fc.option(fitted),
})
const [drawn] = fc.sample(artefact, {numRuns: 1, seed: 1})
const example: TasteArtefact = {...drawn!, positions: [0.25], fitted: null}
const bytes = () => encodeTaste(example)
const broken = (change: (view: DataView, all: Uint8Array) => void) => {
  const all = bytes()
  change(new DataView(all.buffer), all)
  return () => parseTaste(all)
}
/** The same file with another header. */
const withHeader = (text: string) => {
  const old = bytes()
  const oldHeader = new DataView(old.buffer).getUint32(8, true)
  const header = new TextEncoder().encode(text)
  const all = new Uint8Array(old.length - oldHeader + header.length)
  all.set(old.subarray(0, 16))
  all.set(header, 16)
  all.set(old.subarray(16 + oldHeader), 16 + header.length)
  new DataView(all.buffer).setUint32(8, header.length, true)
  return () => parseTaste(all)
}

describe('taste.bin', () => {
  it('gives back what was encoded, also from the middle of a larger buffer', () => {
    fc.assert(
      fc.property(artefact, fc.nat(9), (value, shift) => {
        const encoded = encodeTaste(value)
        const buffer = new Uint8Array(encoded.length + shift)
        buffer.set(encoded, shift)
        expect(parseTaste(encoded.slice().buffer)).toEqual(value)
        expect(parseTaste(buffer.subarray(shift))).toEqual(value)
      }),
    )
  })

  it('never accepts or crashes on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 64}), (noise) => {
        expect(() => parseTaste(noise)).toThrow(TasteFormatError)
      }),
    )
  })

  it('says in one sentence what is wrong', () => {
    expect(() => parseTaste(bytes().slice(0, 9))).toThrow('cut off: it has 9 bytes.')
    expect(broken((view) => view.setUint8(0, 0))).toThrow('does not start with "LTST"')
    expect(broken((view) => view.setUint32(4, 1, true))).toThrow(
      'has version 1, this program reads version 2.',
    )
    const length = bytes().length
    expect(() => parseTaste(bytes().slice(0, length - 4))).toThrow(
      `has ${length - 4} bytes where it announces ${length}.`,
    )
    expect(broken((_, all) => all.fill(0x21, 16, 20))).toThrow('header of the taste model is not JSON.')
    expect(broken((view, all) => view.setFloat32(all.length - 4, Number.NaN, true))).toThrow('is not finite')
    const firstSd = length - 4 * (2 * TASTE_ROLES.length + 2) + 4
    expect(broken((view) => view.setFloat32(firstSd, 0, true))).toThrow(
      'deviation of the role "price" in the taste model is not positive.',
    )
    expect(withHeader('{"roles":[]}')).toThrow('lacks "roles" or "positions".')
    expect(withHeader('{"roles":[1],"positions":1,"fitted":[]}')).toThrow('something else than names.')
    expect(withHeader('{"roles":[],"positions":1}')).toThrow('something else than names.')
    expect(withHeader('{"roles":[],"positions":0.5,"fitted":[]}')).toThrow('no number of positions.')
    expect(withHeader('{"roles":[],"positions":0,"fitted":[]}')).toThrow(
      'has 16 numbers where its header names 1.',
    )
    const renamed = JSON.stringify({
      roles: TASTE_ROLES.map((r) => (r === 'flag' ? 'x' : r)),
      positions: 1,
      fitted: [],
    })
    expect(withHeader(renamed)).toThrow('lacks the role "flag".')
    const wide = {names: ['a', 'b'], units: [1, 1], mean: [0, 0], covariance: [1, 2, 2, 1]}
    expect(() => parseTaste(encodeTaste({...example, fitted: wide}))).toThrow('is not positive definite.')
    const flat = {names: ['a'], units: [0], mean: [0], covariance: [1]}
    expect(() => parseTaste(encodeTaste({...example, fitted: flat}))).toThrow('unit of the taste model')
  })
})
