import type {Claimed} from './types'

/** Names a wish by what it claims: the same wish has the same id. */
export function wishId({attribute, relation, value}: Claimed) {
  return `text:${attribute}:${relation}:${value}`
}
