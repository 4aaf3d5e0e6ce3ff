import {isIPv4, isIPv6} from 'node:net'

/**
 * The network that an address belongs to, coarse enough to name no household: /24 of IPv4, /48 of IPv6. What is
 * no address stands for itself.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '')
  const mapped = /^::ffff:([\d.]+)$/i.exec(plain)?.[1]
  if (mapped && isIPv4(mapped)) return networkOf(mapped)
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.')
  if (isIPv6(plain)) return leadingGroups(plain).join(':')
  return address
}

/** The first three of the eight groups of an IPv6 address, without leading zeros. */
function leadingGroups(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  if (tail !== undefined) {
    // An address in dotted form at the end counts for two groups.
    const rest =
      tail === '' ? [] : tail.split(':').flatMap((group) => (group.includes('.') ? [group, group] : [group]))
    while (groups.length + rest.length < 8) groups.push('0')
    groups.push(...rest)
  }
  return groups.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16))
}
