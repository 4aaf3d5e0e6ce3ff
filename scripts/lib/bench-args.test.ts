import {expect, it} from 'vitest'
import {parseBenchArgs} from './bench-args.mjs'

it('reads name, path, options with and without values, and --json', () => {
  expect(parseBenchArgs(['crs', 'data', '--limit', '5', '--history', '--flip=0.1', '--json'])).toEqual({
    name: 'crs',
    path: 'data',
    options: {limit: '5', history: true, flip: '0.1'},
    json: true,
  })
})

it('needs neither name nor path', () => {
  expect(parseBenchArgs([])).toEqual({name: undefined, path: null, options: {}, json: false})
})

it('takes a negative number as a value', () => {
  expect(parseBenchArgs(['crs', '--limit', '-20']).options).toEqual({limit: '-20'})
})

it('refuses a second path', () => {
  expect(() => parseBenchArgs(['crs', 'a', 'b'])).toThrow('unexpected argument: b')
})
