import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll} from 'vitest'
import {launchChromium} from './chromium'
import {type RunningShop, type ShopOptions, startShop} from './pages'

/** A browser and a shop, there from the first test of a file to its last. */
export interface BrowserShop {
  readonly browser: Browser
  readonly shop: RunningShop
  /** The shop's start page in a window of this many pixels, in a context of its own, where nothing fades or slides. */
  readonly openAt: (width: number, height?: number) => Promise<Page>
}

/** Starts both before the tests of the file that calls it, and ends them after. */
export function browserShop(options: ShopOptions = {}): BrowserShop {
  let running: Pick<BrowserShop, 'browser' | 'shop'> | null = null
  beforeAll(async () => {
    running = {browser: await launchChromium(), shop: await startShop(options)}
  })
  afterAll(async () => {
    await running?.browser.close()
    await running?.shop.close()
  })
  const started = () => {
    if (!running) throw new Error('the shop runs only within a test')
    return running
  }
  return {
    get browser() {
      return started().browser
    },
    get shop() {
      return started().shop
    },
    openAt: async (width, height = 900) => {
      const {browser, shop} = started()
      const context = await browser.newContext({viewport: {width, height}, reducedMotion: 'reduce'})
      const page = await context.newPage()
      await page.goto(shop.origin)
      return page
    },
  }
}
