import {readFileSync} from 'node:fs'
import {type ServerType, serve} from '@hono/node-server'
import type {Browser, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import type {Estimates} from '../../reports/queries/estimates'
import {axeViolations} from '../support/axe'
import {launchChromium} from '../support/chromium'
import {MADE_UP, madeUpAnswer} from '../support/experiment-estimates'
import {pageFiles} from '../support/reports-page'

/** The page alone; each test answers for the collector. */
async function startPage(): Promise<{readonly origin: string; readonly server: ServerType}> {
  const files = await pageFiles()
  return new Promise((ready) => {
    const fetch = (request: Request) =>
      files(new URL(request.url).pathname) ?? new Response(null, {status: 404})
    const server = serve({hostname: '127.0.0.1', port: 0, fetch}, ({port}) =>
      ready({origin: `http://127.0.0.1:${port}`, server}),
    )
  })
}

describe('the experiments on the reports page', () => {
  let browser: Browser
  let started: Awaited<ReturnType<typeof startPage>>
  let page: Page
  let troubles: string[]

  beforeAll(async () => {
    const both = await Promise.all([launchChromium(), startPage()])
    browser = both[0]
    started = both[1]
  })
  afterAll(async () => {
    await browser.close()
    started.server.close()
  })
  afterEach(() => page.close())

  async function open(query: string, width = 1280, answer: Estimates = madeUpAnswer()) {
    page = await browser.newPage({viewport: {width, height: 900}, locale: 'de-DE'})
    troubles = []
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(error.message))
    await page.route('**/v1/estimates*', (route) => route.fulfill({json: answer}))
    await page.goto(`${started.origin}/reports?shop=${'f'.repeat(32)}&${query}`)
    await page.getByRole('heading', {level: 1, name: /Kontor & Strand/}).waitFor()
  }
  const section = (name: string) => page.getByRole('region', {name, exact: true})
  /** One experiment with all that belongs to it. */
  const part = (name: string) =>
    page.locator('.topic', {has: page.getByRole('heading', {level: 3, name, exact: true})})
  const seen = async (name: string) => (await part(name).innerText()).replace(/\s+/g, ' ')

  it('says first what each comparison has shown, what not yet, and what cannot be trusted', async () => {
    await open('lang=de')
    await section('Experimente').waitFor()
    expect(await seen('Weniger fragen')).toContain(
      '„Höchstens vier Fragen“: 3,1 bis 8,4 Prozentpunkte mehr Besuche wählen ein Produkt als bei „Wie bisher“.',
    )
    expect(await seen('Weniger fragen')).toContain('zwischen 4,3 % weniger und 11,1 % mehr je Besuch')
    expect(await seen('Weniger fragen')).toContain(
      '„Höchstens vier Fragen“: 0,35 € bis 3,64 € mehr Umsatz je Besuch als bei „Wie bisher“.',
    )
    const three = await seen('Womit die Beratung beginnt')
    expect(three).toContain('„Zuerst: was darf es kosten?“: bisher kein Unterschied zu „Zuerst: mit Milch?“')
    expect(three).toContain('Er liegt zwischen 2,1 Prozentpunkten weniger und 3,7 mehr Besuchen')
    expect(three).toContain('2,5 bis 9,1 Prozentpunkte weniger Besuche')
    expect(three).toContain('Bestellungen werden in dieser Konfiguration nicht gemeldet.')
    const early = await seen('Vergleichsfragen')
    expect(early).toContain(
      'Noch zu früh: bei gleichem Zulauf noch etwa 96 Tage, 640 von etwa 5.200 Berichten.',
    )
    expect(early).toContain('„none“ (50 % der Besuche) und „two“ (50 % der Besuche)')
    const uneven = await seen('Profil nach der Beratung')
    expect(uneven).toContain('Diesen Zahlen ist nicht zu trauen.')
    expect(uneven).not.toContain('mehr Besuche wählen')
    expect(await part('Profil nach der Beratung').getByRole('img').count()).toBe(0)
    expect(troubles).toEqual([])
  })

  it('tells what inferences add to held-out visits, whichever the collector put first', async () => {
    await open('lang=en')
    const held = await seen('What do inferences add to the answers?')
    expect(held).toContain(
      '“With inferences”: 1.2 to 7.8 percentage points more visits choose a product than with “Answers alone”.',
    )
    expect(held).toContain('Orders: too early, about 61 days to go at the rate so far')
    const [table] = await part('What do inferences add to the answers?').getByRole('table').all()
    const rows = table!.locator('tbody tr')
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/^Answers alone\s+10%\s+50\.7%.*reference/),
      expect.stringMatching(/^With inferences\s+90%\s+55\.2%.*\+4\.5 \(\+1\.2 to \+7\.8\)/),
    ])
  })

  it('says that one may look every week, who is counted, and what counts as chosen', async () => {
    await open('lang=en')
    const all = await section('Experiments').innerText()
    expect(all).toContain('You may look every week and stop when the answer is there.')
    expect(all).toContain('Only visits that contribute, with consent, are counted.')
    expect(all).toContain('before the report was drawn')
    expect(all).toContain('Visits and orders of each version are counted exactly')
    expect(all).toContain('While weeks are recent, too few orders stand here')
    expect(await page.getByRole('heading', {name: 'Other topics'}).count()).toBe(0)
  })

  it('draws differences on both sides of a zero line, and says them in words and in the table', async () => {
    await open('lang=en')
    const three = part('What the advice begins with')
    const chart = three.getByRole('img')
    await chart.locator('svg').waitFor()
    expect(await chart.getAttribute('aria-label')).toContain('Noise first −5.8 (−9.1 to −2.5)')
    const xOf = (selector: string, attribute: string) =>
      chart
        .locator(selector)
        .evaluateAll((nodes, name) => nodes.map((node) => Number(node.getAttribute(name))), attribute)
    const [zero] = await xOf('g[aria-label="rule"] line', 'x1')
    const [budgetLow, noiseLow, budgetHigh, noiseHigh] = await xOf('g[aria-label="tick"] line', 'x1')
    expect(budgetLow).toBeLessThan(zero!)
    expect(budgetHigh).toBeGreaterThan(zero!)
    expect(noiseLow).toBeLessThan(noiseHigh!)
    expect(noiseHigh).toBeLessThan(zero!)
    const row = three.getByRole('row', {name: /^Noise first/})
    expect((await row.innerText()).replace(/\s+/g, ' ')).toBe(
      'Noise first 25% 38.3% (36.2 to 40.4%) −5.8 (−9.1 to −2.5)',
    )
  })

  it('keeps zero marked in every row where names stand above their marks, and its axis whole', async () => {
    await open('lang=en', 390)
    const chart = part('What the advice begins with').getByRole('img')
    await chart.locator('svg').waitFor()
    expect(await chart.locator('g.zero line').count()).toBe(2)
    const frame = await chart.boundingBox()
    const label = await chart.getByText('−10.0').boundingBox()
    expect(label!.x).toBeGreaterThanOrEqual(frame!.x)
  })

  it('tells of orders in money: how many, what one is worth, and what a visit brings', async () => {
    await open('lang=en')
    const rows = part('Asking less').getByRole('table').nth(1).locator('tbody tr')
    const texts = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
    expect(texts[0]).toMatch(/ 7\.7% \(7\.1 to 8\.2%\) reference €124 \(€116 to €132\) reference$/)
    expect(texts[1]).toMatch(/ \+3\.4 \(−4\.3 to \+11\.1\) €139 .* \+€2\.00 \(\+€0\.35 to \+€3\.64\)$/)
    // Where an interval holds zero, there is no sentence about revenue.
    expect(await seen('What do inferences add to the answers?')).not.toContain('more revenue')
  })

  it('lists uneven arms among what is unusual', async () => {
    await open('lang=en')
    const alarms = await section('Anything unusual').innerText()
    expect(alarms).toContain('Profile after the advice: Not spread as drawn')
    expect(alarms).toContain('“Without profile” and “With profile”')
    expect(alarms).not.toContain('Nothing is unusual')
  })

  it('saves the figures of experiments in both files', async () => {
    await open('lang=en')
    for (const [name, words] of [
      ['Figures as CSV', 'advice less held-out,0.045,0.012,0.078,,21400'],
      ['Figures as JSON', '"experiment": "four-questions"'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', {name}).click(),
      ])
      expect(readFileSync(await download.path(), 'utf8')).toContain(words)
    }
  })

  it('waits with the other topics while nothing at all can be shown', async () => {
    const answer = madeUpAnswer(MADE_UP.filter(({experiment}) => experiment === 'comparisons'))
    const [configuration] = answer.configurations
    configuration!.topics = configuration!.topics.filter(({source}) => source.kind === 'experiment')
    await open('lang=en', 1280, answer)
    await page.getByText('It is too early for an honest picture').waitFor()
    expect(await page.locator('.too-early').innerText()).toContain('640 of about 5,200 reports')
    expect(await page.getByRole('img').count()).toBe(0)
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds wrong, in the %s', async (colorScheme) => {
    await open('lang=de')
    await page.emulateMedia({colorScheme})
    await page.locator('.chart svg').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
  })

  it.each([390, 768, 1280])('fits a window of %i px without moving sideways', async (width) => {
    await open('lang=de', width)
    await part('Weniger fragen').locator('.chart svg').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

  it('lets the keyboard reach every table that may scroll', async () => {
    await open('lang=de', 390)
    const table = part('Weniger fragen').getByRole('region', {name: 'Weniger fragen', exact: true})
    await table.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(
      (node) => node instanceof Element && node.scrollLeft > 0,
      await table.elementHandle(),
    )
  })
})
