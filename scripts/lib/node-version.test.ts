import {expect, it} from 'vitest'
import {isNewEnough} from './node-version.mjs'

it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0'])('accepts Node %s', (version) => {
  expect(isNewEnough(version)).toBe(true)
})

it.each(['20.18.9', '18.20.0', '9.99.0'])('refuses Node %s', (version) => {
  expect(isNewEnough(version)).toBe(false)
})
