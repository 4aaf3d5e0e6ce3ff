import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from 'vitest'
import {decodeReport} from '../../advisor-core/reporting/wire'
import {advisorOn} from '../support/advisor-page'
import {launchChromium} from '../support/chromium'
import {html, type RunningShop, startShop} from '../support/pages'

/** Value bands of 50 euros each. */
const VALUES = Array.from({length: 15}, (_, i) => 50 * (i + 1))

let browser: Browser
let context: BrowserContext
let page: Page
let shop: RunningShop

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  shop = await startShop({
    collector: '/collector',
    outcomes: {when: 'immediate', currency: 'EUR', values: VALUES},
  })
  shop.set('/collector/v1/report', {body: '', status: 204})
  const {files} = await (await fetch(`${shop.origin}/lotse/manifest.json`)).json()
  const script = `<script src="/lotse/${files.order.file}" data-lotse-value="300" data-lotse-currency="EUR"></script>`
  shop.set('/thanks', {body: html(`<h1>Danke</h1>${script}`)})
  context = await browser.newContext({viewport: {width: 1200, height: 900}})
  page = await context.newPage()
})
afterEach(async () => {
  await context.close()
  await shop.close()
})

const posted = () => shop.requests.filter(({method}) => method === 'POST')
const reports = () => posted().map(({body}) => decodeReport(body))

/** As when the visitor switches to another tab. */
const hide = () =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', {get: () => 'hidden', configurable: true})
    document.dispatchEvent(new Event('visibilitychange'))
  })

async function takeAdvice(): Promise<void> {
  await page.goto(`${shop.origin}/`)
  await advisorOn(page).finish()
}

/** The page after an order, until its script has done what it does at once; then another tab is looked at. */
async function order(): Promise<void> {
  await page.goto(`${shop.origin}/thanks`, {waitUntil: 'networkidle'})
  await hide()
}

it('tells one order after advice: the same draw with a value band and a nonce of its own', async () => {
  await takeAdvice()
  await page
    .getByRole('checkbox', {name: /trage anonym bei/i})
    .first()
    .check()
  await hide()
  await expect.poll(() => posted().length).toBe(1)
  await order()
  await expect.poll(() => posted().length).toBe(2)
  const [advice, outcome] = reports()
  expect(advice).toMatchObject({kind: 'advice', valueBucket: 0})
  expect(outcome).toEqual({...advice, kind: 'outcome', valueBucket: 6, nonce: outcome?.nonce})
  expect(outcome?.nonce).not.toEqual(advice?.nonce)

  // The same page again, and another order, tell nothing more.
  await order()
  await page.goto(`${shop.origin}/thanks`, {waitUntil: 'networkidle'})
  expect(posted()).toHaveLength(2)
}, 30_000)

it('tells nothing of an order, and opens no database, where nobody contributed', async () => {
  await takeAdvice()
  await hide()
  await order()
  await page.goto(`${shop.origin}/thanks`, {waitUntil: 'networkidle'})
  expect(posted()).toEqual([])
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({name}) => name))).not.toContain(
    'lotse-report',
  )
}, 30_000)
