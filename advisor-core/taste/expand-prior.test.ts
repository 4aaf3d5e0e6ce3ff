import {describe, expect, it} from 'vitest'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {choleskyFactor, choleskyInverse} from '../numeric/cholesky'
import {buildFeatures} from './build-features'
import {expandPrior} from './expand-prior'
import {featureName, featureUnit} from './feature-name'
import type {TasteArtefact} from './types'

const role = {mean: -0.5, sd: 0.8}
const roles = {
  price: role,
  higher: role,
  lower: role,
  number: role,
  step: role,
  level: role,
  flag: role,
}
const artefact: TasteArtefact = {version: 2, roles, positions: [], dilution: 0, fitted: null}
const catalog = catalogOf(
  [
    attribute('price', 'numeric', {role: 'price'}),
    attribute('brand', 'categorical'),
    attribute('wifi', 'boolean'),
  ],
  {
    price: {kind: 'numeric', values: Float32Array.from([10, 25, 30, 45, 52, 64, 71, 80])},
    brand: {kind: 'categorical', values: ['x', 'y'], codes: Uint8Array.from([1, 1, 2, 2, 1, 2, 1, 2])},
    wifi: {kind: 'boolean', codes: Uint8Array.from([1, 2, 1, 2, 1, 2, 2, 1])},
  },
)
const features = buildFeatures(catalog)

describe('the names of features', () => {
  it('say what a feature is in any catalogue', () => {
    expect(features.map((feature) => featureName(catalog, feature))).toEqual([
      'price',
      'wifi = true',
      'brand = x',
      'brand = y',
    ])
  })

  it('are missing where a number counts within each category, for its unit is no single number', () => {
    const [price] = features
    if (price?.kind !== 'number') throw new Error('price is a number')
    expect(featureName(catalog, {...price, within: 'brand'})).toBeNull()
    expect(featureName(catalog, {...price, log: true})).toBe('log price')
  })
})

describe('a prior that people were asked for', () => {
  const unit = featureUnit(features[0]!)
  const fitted = {
    names: ['brand = x', 'price', 'elsewhere'],
    units: [1, unit / 2, 1],
    mean: [0.7, -1, 9],
    covariance: [1, 0.3, 0, 0.3, 2, 0, 0, 0, 1],
  }
  const {mean, precision} = expandPrior({...artefact, fitted}, features, catalog)
  const covariance = choleskyInverse(choleskyFactor(precision, 4), 4)

  it('replaces the roles where features have the same name, in the units of the catalogue', () => {
    expect([...mean]).toEqual([-2, -0.5, 0.7, -0.5])
    expect(covariance[0]).toBeCloseTo(2 * 4, 9)
    expect(covariance[2]).toBeCloseTo(0.3 * 2, 9)
    expect(covariance[10]).toBeCloseTo(1, 9)
  })

  it('leaves the others to their roles, without covariance', () => {
    expect(covariance[5]).toBeCloseTo(0.64, 9)
    expect(covariance[1]).toBeCloseTo(0, 9)
    expect(covariance[15]).toBeCloseTo(0.64, 9)
  })

  it('is the diagonal of the roles where nothing fits', () => {
    const other = {...fitted, names: ['a', 'b', 'c']}
    const plain = expandPrior(artefact, features)
    expect(expandPrior({...artefact, fitted: other}, features, catalog)).toEqual(plain)
    expect(plain.precision).toHaveLength(4)
  })
})
