import {cpSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Locator, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {periodOf} from '../../advisor-core/reporting'
import type {RunningShop, startShop} from '../../cli/serve/start-shop'
import {launchChromium} from '../support/chromium'

const ROOT = resolve(import.meta.dirname, '../..')
const DAY_MS = 24 * 3600 * 1000

/**
 * The demo shop as `npm start` serves it, with the collector in this process, on a database and a clock of the
 * test's own. The visitor's browser has the real clock: the collector's starts with it and is moved on later.
 */
async function startDemo(): Promise<{
  shop: RunningShop
  moveOn: (ms: number) => void
  stop: () => Promise<void>
}> {
  const cli: {startShop: typeof startShop} = await import(
    pathToFileURL(join(ROOT, 'dist/cli/lotse.mjs')).href
  )
  const folder = mkdtempSync(join(tmpdir(), 'lotse-whole-path-'))
  cpSync(join(ROOT, 'demo-site/advisor.json'), join(folder, 'advisor.json'))
  cpSync(join(ROOT, 'demo-site/shop/feed.tsv'), join(folder, 'shop/feed.tsv'))
  let offsetMs = 0
  const shop = await cli.startShop({
    advisorPath: join(folder, 'advisor.json'),
    site: join(ROOT, 'demo-site/shop'),
    files: join(folder, 'lotse'),
    data: join(folder, 'data'),
    root: ROOT,
    host: '127.0.0.1',
    port: 0,
    nowMs: () => Date.now() + offsetMs,
    seedVisitors: 3000,
    tell: () => {},
  })
  return {
    shop,
    moveOn: (ms) => {
      offsetMs += ms
    },
    stop: async () => {
      await shop.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

describe('the whole path', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>
  let browser: Browser

  beforeAll(async () => {
    demo = await startDemo()
    browser = await launchChromium()
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  test('from the first question to the figure in the report', async () => {
    const page = await browser.newPage({locale: 'de-DE'})
    const requests: string[] = []
    const errors: string[] = []
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${demo.shop.address}/?lang=de`)
    const advisor = page.locator('lotse-advisor')

    // The start card is there; nothing of the advisor but its loader was asked for.
    await advisor.getByRole('button', {name: 'ein E-Bike'}).waitFor()
    expect(requests.filter((line) => line.includes('/lotse/'))).toEqual([
      `GET ${demo.shop.address}/lotse/lotse.js`,
    ])

    // Answers.
    const first = await question(advisor)
    await advisor.getByRole('button', {name: 'ein E-Bike'}).click()
    await waitForChange(advisor, first)
    const second = await question(advisor)
    await options(advisor).first().click()
    await waitForChange(advisor, second)
    const third = await question(advisor)

    // Undo gives the second question back, and its answer is gone.
    await advisor.getByRole('button', {name: 'Zurück', exact: true}).first().click()
    await waitForChange(advisor, third)
    expect(await question(advisor)).toBe(second)
    await options(advisor).first().click()
    await waitForChange(advisor, second)

    // Results, and a click on the last card: the model on this device learns and re-ranks.
    await advisor.getByRole('button', {name: 'Ergebnis zeigen'}).first().click()
    await advisor.getByText('In den Korb').first().waitFor()
    const before = await cards(advisor)
    expect(before).toHaveLength(3)
    await advisor.getByTitle('Mehr davon').last().click()
    await expect.poll(() => requests.some((line) => line.includes('/tfjs.'))).toBe(true)
    await expect.poll(() => cards(advisor), {timeout: 10_000}).not.toEqual(before)

    // Nothing was sent so far. With the visitor's own tick, one report is.
    expect(requests.filter((line) => line.startsWith('POST'))).toEqual([])
    await advisor
      .getByRole('checkbox', {name: /trage anonym bei/i})
      .first()
      .check()
    const reported = page.waitForResponse((response) => response.url().endsWith('/v1/report'))
    await hide(page)
    expect((await reported).status()).toBe(204)
    expect(requests.filter((line) => line.startsWith('POST'))).toEqual([
      `POST ${demo.shop.address}/v1/report`,
    ])
    expect(new Set(requests.map((line) => new URL(line.split(' ')[1]!).origin))).toEqual(
      new Set([demo.shop.address]),
    )
    expect(errors).toEqual([])

    // The period closes; the store holds exactly one real report, and nothing else of this visitor.
    await demo.shop.collector.flush()
    demo.moveOn(8 * DAY_MS)
    const rows = await demo.shop.store.readCounts({
      shop: demo.shop.shop,
      beforePeriod: periodOf(Date.now() + 8 * DAY_MS),
    })
    const estimates = await (await fetch(`${demo.shop.address}/v1/estimates?shop=${demo.shop.shop}`)).json()
    const real = estimates.configurations.find((set: {simulated: boolean}) => !set.simulated)
    const realRows = rows.filter((row) => row.configuration === real.hash)
    expect(realRows.reduce((sum, row) => sum + row.reports, 0)).toBe(1)
    await page.close()
  }, 120_000)

  test('the analyst reads "too early" for the real visitor and intervals for the simulated ones', async () => {
    const page = await browser.newPage({locale: 'de-DE'})
    await page.goto(`${demo.shop.address}/reports?lang=de`)
    await page.getByRole('heading', {level: 1}).waitFor()
    await page
      .getByText(/zu früh|noch etwa|Tage/i)
      .first()
      .waitFor()
    expect(await page.locator('svg').count()).toBe(0)
    // They are played beside the server; the page offers them when they are there.
    await page.getByRole('button', {name: 'Simulierte Daten ansehen'}).click({timeout: 400_000})
    const body = page.locator('body')
    await page
      .getByText(/simulierte Daten/i)
      .first()
      .waitFor()
    await page.locator('svg').first().waitFor()
    expect(await body.textContent()).toMatch(/Prozent|%/)
    await page.close()
  }, 420_000)
})

async function question(advisor: Locator): Promise<string> {
  return (await advisor.getByRole('heading', {level: 2}).first().textContent()) ?? ''
}

function options(advisor: Locator): Locator {
  return advisor.locator('button[aria-pressed]')
}

async function waitForChange(advisor: Locator, before: string): Promise<void> {
  await expect.poll(() => question(advisor), {timeout: 10_000}).not.toBe(before)
}

async function cards(advisor: Locator): Promise<string[]> {
  return advisor.locator('.slate .card h3').allTextContents()
}

/** As when the visitor switches to another tab. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', {get: () => 'hidden', configurable: true})
    document.dispatchEvent(new Event('visibilitychange'))
  })
}
