import {expect, it} from 'vitest'
import {clientAddressOf} from './client-address'

it.each([
  ['nothing stands before it, whatever the header says', 0, '198.51.100.7', '203.0.113.1'],
  ['one proxy added the address to what the sender made up', 1, '1.2.3.4, 198.51.100.7', '198.51.100.7'],
  ['two proxies did', 2, '1.2.3.4, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
  ['a proxy sent no header', 1, null, '203.0.113.1'],
  ['there are fewer addresses than proxies', 3, '198.51.100.7', '203.0.113.1'],
  ['the header is empty', 1, '', '203.0.113.1'],
])('is told the right address where %s', (_, proxies, forwardedFor, expected) => {
  expect(clientAddressOf({remote: '203.0.113.1', forwardedFor, proxies})).toBe(expected)
})
