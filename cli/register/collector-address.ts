import {InputError} from '../input-error'

const isHere = ({hostname}: URL): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)

/** Where a collector elsewhere is, ending with `/`, so that `v1/…` can be set after it. */
export interface CollectorAddress {
  readonly base: string
  /** It is on this machine. */
  readonly isLocal: boolean
}

/**
 * The address of a collector that is asked with a key.
 *
 * @param place  the option or field that it was read from
 * @throws InputError for what is no address, and for one that would carry the key across a network in clear
 */
export function collectorAddress(address: string, place: string): CollectorAddress {
  if (!/^https?:\/\/./.test(address) || !URL.canParse(address))
    throw new InputError(place, `found "${address}", expected an address like https://shop.example`)
  const base = address
    .replace(/[?#].*$/, '')
    .replace(/\/v1\/report\/*$/, '')
    .replace(/\/*$/, '/')
  const url = new URL(base)
  if (url.protocol === 'http:' && !isHere(url))
    throw new InputError(
      place,
      `found "${address}", expected https: the key must not cross a network in clear`,
    )
  return {base, isLocal: isHere(url)}
}
