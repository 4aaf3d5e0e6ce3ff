import {describe, expect, it} from 'vitest'
import {canonicalJson} from '../advisor-core/reporting/canonical-json'
import {createConfigurationCache} from './configuration-cache'
import type {Store} from './store/types'
import {exampleConfiguration, SHOP} from './test-support'

describe('createConfigurationCache', () => {
  it('knows the others where one that is stored is of an earlier version and cannot be read', async () => {
    const example = exampleConfiguration()
    const outdated = {...example, topics: [{...example.topics[0], source: {kind: 'of old'}}]}
    const stored = [outdated, example].map((configuration, i) => ({
      hash: `${i}`.repeat(64),
      shop: SHOP,
      canonical: canonicalJson(configuration),
      labels: null,
      origins: null,
    }))
    const findConfigurations: Store['findConfigurations'] = async (prefixes) =>
      stored.filter(({hash}) => prefixes.includes(hash.slice(0, 16)))
    const cache = createConfigurationCache({findConfigurations} as Store, () => 0)
    // Nothing is left to be asked for again: a report that waited for it would wait for ever.
    expect(await cache.fetch(new Set(['0'.repeat(16), '1'.repeat(16)]))).toEqual(new Set())
    expect(cache.get('0'.repeat(16))).toBeUndefined()
    expect(cache.get('1'.repeat(16))?.shop).toBe(SHOP)
  })
})
