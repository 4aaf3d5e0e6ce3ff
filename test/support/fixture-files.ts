import type {EngineFiles} from '../../widget/worker/messages'
import {fixtureShop} from './fixture-shop'

/** The fixture shop's files as the engine gets them, without the code that is loaded later. */
export function fixtureFiles(change: Partial<EngineFiles> = {}): EngineFiles {
  const shop = fixtureShop()
  const json = (name: 'advisor' | 'traits'): unknown => JSON.parse(new TextDecoder().decode(shop.files[name]))
  return {
    build: shop.build,
    catalog: new Uint8Array(shop.files.catalog).buffer,
    advisor: json('advisor'),
    traits: json('traits'),
    taste: new Uint8Array(shop.files.taste).buffer,
    tfjsUrl: null,
    insightUrl: null,
    textUrl: null,
    kindsUrl: null,
    ...change,
  }
}
