import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'

const site = browserShop({collector: '/collector'})

const stored = (page: Page) =>
  page.evaluate(async () => ({
    cookies: document.cookie,
    local: {...localStorage},
    session: {...sessionStorage},
    databases: (await indexedDB.databases()).map(({name}) => name),
    caches: await caches.keys(),
    url: location.pathname + location.search + location.hash,
  }))

const NOTHING = {cookies: '', local: {}, session: {}, databases: [], caches: [], url: '/'}

it('loads, reads and stores nothing beyond the loader before the visitor acts', async () => {
  const page = await site.browser.newPage()
  const reads: string[] = []
  await page.exposeFunction('noteRead', (what: string) => reads.push(what))
  await page.addInitScript(() => {
    const note = (what: string) => (window as unknown as {noteRead: (what: string) => void}).noteRead(what)
    for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
      const real = Storage.prototype[method]
      Storage.prototype[method] = function (this: Storage, ...args: [string, string]) {
        note(method)
        return Reflect.apply(real, this, args)
      } as never
    }
    const open = indexedDB.open.bind(indexedDB)
    indexedDB.open = (...args) => {
      note('indexedDB.open')
      return open(...args)
    }
  })
  await page.goto(site.shop.origin)
  const advisor = advisorOn(page)
  await advisor.button('Auf Knopfdruck').hover()
  await page.mouse.wheel(0, 300)
  await page.waitForTimeout(500)
  expect(reads).toEqual([])
  expect(site.shop.requests.map(({path}) => path).filter((path) => path !== '/favicon.ico')).toEqual([
    '/',
    '/lotse/lotse.js',
  ])
  expect(await stored(page)).toEqual(NOTHING)
  await page.close()
})

it('stores nothing outside the history entry through a full dialogue without consent, and sends nothing', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.shop.origin)
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  await advisor.finish()
  await advisor.host
    .getByRole('button', {name: /^Mehr davon/})
    .first()
    .click()
  await page.waitForTimeout(300)
  expect(await stored(page)).toEqual(NOTHING)
  await advisor.button('Was ich von Ihnen weiß').click()
  await advisor.button('Alles vergessen').click()
  await page.waitForTimeout(300)
  expect(await stored(page)).toEqual(NOTHING)
  expect(await page.evaluate(() => history.state)).toBeNull()
  expect(
    site.shop.requests.filter(({method, path}) => method !== 'GET' || path.includes('collector')),
  ).toEqual([])
  expect(site.shop.requests.filter(({path}) => /report(-config)?\./.test(path))).toEqual([])
  await page.close()
})
