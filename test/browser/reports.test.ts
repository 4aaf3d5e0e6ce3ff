import {readFileSync} from 'node:fs'
import {type ServerType, serve} from '@hono/node-server'
import axe from 'axe-core'
import type {Browser, Page, Route} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {decodeReport, encodeReport} from '../../advisor-core/reporting/wire'
import {
  encodedReport,
  exampleConfiguration,
  post,
  register,
  SHOP,
  seededUniform,
  startCollector,
  WEEK_MS,
} from '../../collector/test-support'
import {launchChromium} from '../support/chromium'
import {pageFiles} from '../support/reports-page'

const LABELS = {
  shop: 'Kontor & Strand',
  topics: {
    archetype: {
      label: {de: 'Archetyp', en: 'Archetype'},
      cells: {
        careful: {de: 'Die Gründlichen', en: 'The thorough'},
        curious: {de: 'Die Neugierigen', en: 'The curious'},
        quick: {de: 'Die Schnellen', en: 'The quick'},
      },
    },
  },
}

const JOINT = ['phone', 'desktop'].flatMap((device) =>
  ['careful', 'curious', 'quick'].map((name) => `${device}×${name}`),
)
const CLASSIFICATION = {
  matrix: [
    [0.5, 0.25, 0.25],
    [0.25, 0.5, 0.25],
    [0.25, 0.25, 0.5],
  ],
  questions: 2,
  visitors: 800,
}

/** The same draw as an outcome, with a nonce and a value band of its own. */
function toOutcome(report: Uint8Array, seed: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(16)
  new DataView(nonce.buffer).setUint32(0, seed + 1)
  return encodeReport({
    ...decodeReport(report),
    kind: 'outcome',
    valueBucket: 5 + (Math.floor(seed / 3) % 3),
    nonce,
  })
}

/** The pages and the collector on one origin, with one real report and 4,000 simulated ones, a week later. */
async function startReports() {
  const shop = await startCollector({limits: {flushAt: 5000}})
  const real = exampleConfiguration()
  const {topics} = real
  const simulated = exampleConfiguration({
    simulated: true,
    topics: [
      ...topics.map(({source, cells, live}) => ({source, cells: cells.slice(1), live})),
      {source: {kind: 'joint', signal: 'device'}, cells: JOINT, live: true},
    ],
    outcomes: {when: 'delayed', currency: 'EUR', values: Array.from({length: 15}, (_, i) => 50 * (i + 1))},
  })
  await register(shop.collector, real, {labels: LABELS})
  await register(shop.collector, simulated, {labels: {...LABELS, classification: CLASSIFICATION}})
  const uniform = seededUniform(11)
  const {period} = shop
  await post(shop.collector, await encodedReport(real, {period, cell: 1, uniform}))
  for (let i = 0; i < 4000; i++) {
    const topic = i % 2
    const report = await encodedReport(simulated, {period, topic, cell: topic + (i % 8 < 4 ? 1 : 0), uniform})
    await post(shop.collector, report)
    // Every third of the thorough orders, and one in ten of the others, for 225 to 325 euros.
    if (topic === 0 && (i % 8 < 4 ? i % 3 === 0 : i % 20 === 4))
      await post(shop.collector, toOutcome(report, i))
    const joint = await encodedReport(simulated, {period, topic: 3, cell: 1 + (i % 6), uniform})
    if (i < 2000) await post(shop.collector, joint)
  }
  await shop.collector.flush()
  shop.clock.nowMs += WEEK_MS

  const files = await pageFiles()
  let origin = ''
  const server = await new Promise<ServerType>((ready) => {
    const started = serve(
      {
        hostname: '127.0.0.1',
        port: 0,
        fetch: async (request) => files(new URL(request.url).pathname) ?? shop.collector.fetch(request),
      },
      ({port}) => {
        origin = `http://127.0.0.1:${port}`
        ready(started)
      },
    )
  })
  return {
    origin,
    async stop() {
      server.close()
      await shop.stop()
    },
  }
}

describe('the reports page', () => {
  let browser: Browser
  let reports: Awaited<ReturnType<typeof startReports>>
  let page: Page
  let troubles: string[]
  let requests: string[]

  beforeAll(async () => {
    const [launched, started] = await Promise.all([launchChromium(), startReports()])
    browser = launched
    reports = started
  })
  afterAll(async () => {
    await browser.close()
    await reports.stop()
  })
  afterEach(() => page.close())

  /** Opens the page; `answer` stands in for the collector's estimates. */
  async function open(
    query: string,
    options: {width?: number; locale?: string; answer?: (route: Route) => unknown} = {},
  ) {
    page = await browser.newPage({
      viewport: {width: options.width ?? 1280, height: 900},
      locale: options.locale ?? 'de-DE',
    })
    troubles = []
    requests = []
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('request', (request) => requests.push(request.url()))
    if (options.answer) await page.route('**/v1/estimates*', options.answer)
    await page.goto(`${reports.origin}/reports?${query}`)
  }
  const text = (words: string) => page.getByText(words).first().waitFor({timeout: 5000})
  const expectAccessible = async () => {
    // Evaluated, not added as a script: the page's policy allows none but its own.
    await page.evaluate(axe.source)
    const violations = await page.evaluate(async () => {
      const {axe: checker} = window as unknown as {axe: typeof axe}
      const result = await checker.run(document)
      return result.violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)
    })
    expect(violations).toEqual([])
  }

  it.each([
    ['de', 'Ein Programm spielt gerade noch simulierte Besuche', '1.200 von 3.000 Besuchen gespielt', 390],
    ['en', 'A program is still playing simulated visits', '1,200 of 3,000 visits played', 1280],
  ])(
    'says in %s that simulated visits are still played, how far, and takes them when they are there',
    async (lang, says, soFar, width) => {
      let progress: string | null = '1200/3000'
      await open(`shop=${SHOP}&lang=${lang}`, {
        width,
        answer: async (route) => {
          const response = await route.fetch()
          const {configurations, ...body} = await response.json()
          const headers = {...response.headers(), ...(progress && {'lotse-simulating': progress})}
          const isThere = (set: {simulated: boolean}) => progress === null || !set.simulated
          await route.fulfill({headers, json: {...body, configurations: configurations.filter(isThere)}})
        },
      })
      await text(says)
      await text(soFar)
      expect(await page.getByRole('progressbar').getAttribute('value')).toBe('1200')
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      await expectAccessible()
      const offer = page.getByRole('button', {name: /Simulierte Daten ansehen|See the simulated data/})
      expect(await offer.count()).toBe(0)

      progress = '2975/3000'
      await text(soFar.replace(/1[.,]200/, (had) => `2${had[1]}975`))
      progress = null
      await offer.waitFor({timeout: 10_000})
      expect(await page.getByText(says).count()).toBe(0)
      const asked = requests.length
      await page.waitForTimeout(2500)
      expect(requests.length).toBe(asked)
      await offer.click()
      await page.locator('svg').first().waitFor()
      expect(troubles).toEqual([])
    },
  )

  it('says that one real report is too early, and offers the simulated data, under their band', async () => {
    await open(`shop=${SHOP}`)
    await page.getByRole('heading', {name: 'Kontor & Strand: Beratung in Zahlen', level: 1}).waitFor()
    await text('Für ein ehrliches Bild ist es noch zu früh')
    expect(await page.locator('.too-early').textContent()).toMatch(
      /Archetyp\s*bei gleichem Zulauf .* 1 von etwa/,
    )
    expect(await page.getByRole('img').count()).toBe(0)
    expect(await page.getByText('Diese Besuche hat ein Programm gespielt').count()).toBe(0)
    await expectAccessible()

    await page.getByRole('button', {name: 'Simulierte Daten ansehen'}).click()
    await text('Diese Besuche hat ein Programm gespielt')
    await page.getByRole('heading', {name: 'Wer kam zur Beratung?'}).waitFor()
    expect(page.url()).toMatch(/set=[0-9a-f]{8}/)
    await expectAccessible()
    expect(troubles).toEqual([])
  })

  it('says which reports other versions counted, and shows one of those by itself', async () => {
    const {configurations, ...rest} = await (
      await fetch(`${reports.origin}/v1/estimates?shop=${SHOP}`)
    ).json()
    const [real, simulated] = configurations
    const hash = 'ab'.repeat(32)
    const periods = {first: simulated.periods.first - 5, last: simulated.periods.first - 2}
    const earlier = {hash, simulated: true, periods, reports: 1234}
    const newest = {...simulated, others: {configurations: 2, reports: 1500, leftOut: 1}}
    await open(`shop=${SHOP}&set=${simulated.hash.slice(0, 8)}`, {
      width: 390,
      answer: (route) =>
        route.request().url().includes('configuration=abababab')
          ? route.fulfill({
              json: {
                ...rest,
                earlier: [earlier],
                configurations: [real, newest, {...simulated, ...earlier, others: null}],
              },
            })
          : route.fulfill({json: {...rest, earlier: [earlier], configurations: [real, newest]}}),
    })
    await text('1.500 davon haben 2 andere Fassungen der Konfiguration ebenso gezählt.')
    await text('1 Bericht anderer Fassungen ist nicht dabei')
    await page.getByText('Andere Fassungen (1)').click()
    await expectAccessible()
    await page.getByRole('button', {name: /^Simulierte Daten, andere Fassung: .* 1\.234 Berichte$/}).click()
    const pressed = page.getByRole('button', {name: /andere Fassung/, pressed: true})
    await pressed.waitFor()
    expect(await pressed.evaluate((button) => button.matches(':focus'))).toBe(true)
    expect(await page.getByText('andere Fassungen der Konfiguration ebenso').count()).toBe(0)
    expect(new URL(page.url()).searchParams.get('set')).toBe('abababab')
    await expectAccessible()

    // A link to it, or a reload, shows the same.
    await page.reload()
    await pressed.waitFor()
    expect(troubles).toEqual([])
  })

  it('draws every share with its interval, says the finding in words, and prints the same in the table', async () => {
    await open(`shop=${SHOP}&lang=en`)
    await page.getByRole('button', {name: 'See the simulated data'}).click()
    const chart = page.getByRole('img', {name: /^Archetype: /})
    await chart.locator('svg').waitFor()
    const answer = await (await fetch(`${reports.origin}/v1/estimates?shop=${SHOP}`)).json()
    const {estimate} = answer.configurations[1].topics[0]
    const leader = estimate.cells[1]
    const percent = (share: number) => `${Math.round(share * 100)}`
    expect(await chart.getAttribute('aria-label')).toContain(
      `The thorough ${percent(leader.share)}% (${percent(leader.low)} to ${percent(leader.high)}%)`,
    )
    expect(await page.getByText('Each device names one region, drawn by lot').count()).toBe(1)
    // The two regions that nobody has are one point. An interval is a line and two ends; a dot each. Having no region is said in words.
    expect(await page.locator('figcaption').first().textContent()).toContain(
      'Without a region, as the advice had no result',
    )
    expect(await chart.locator('g[aria-label="dot"] > path, g[aria-label="dot"] > circle').count()).toBe(2)
    expect(await chart.locator('g[aria-label="link"] > path').count()).toBe(2)
    expect(await chart.locator('g[aria-label="tick"] > line').count()).toBe(4)
    await page.getByText('Figures as a table (Archetype)').click()
    const row = page
      .locator('.figures')
      .first()
      .getByRole('row', {name: /^The thorough/})
    expect(await row.textContent()).toContain(`${(leader.raw * 100).toFixed(1)}%`)
    expect(await row.textContent()).toContain(`${(leader.standardError * 100).toFixed(1)}%`)
    await expectAccessible()
    expect(troubles).toEqual([])
  })

  it('tells conversion by archetype, corrected shares, tables and alarms in words, with what they rest on', async () => {
    await open(`shop=${SHOP}&lang=en`)
    await page.getByRole('button', {name: 'See the simulated data'}).click()
    const section = page.getByRole('region', {name: 'Who orders after advice?'}).first()
    await section.locator('.chart svg').waitFor()
    const answer = await (await fetch(`${reports.origin}/v1/estimates?shop=${SHOP}`)).json()
    const {conversion} = answer.configurations[1]
    expect(conversion.kind).toBe('shown')
    const [, careful] = conversion.classes
    const exact = (share: number) => `${(share * 100).toFixed(1)}%`
    const row = section.getByRole('row', {name: /^The thorough/})
    expect(await row.textContent()).toContain(exact(careful.conversion.value))
    expect(careful.orderValue.low).toBeLessThan(careful.orderValue.value)
    expect(await row.textContent()).toContain(`€${Math.round(careful.orderValue.value)}`)
    expect(await section.textContent()).toContain('Simulated, from')
    expect(await section.textContent()).toContain('ε = 1.95')
    // A region that nobody has is told in a sentence, which must not push the figures of the others out of sight.
    await section.getByText('too few reports yet').first().waitFor()
    await page.setViewportSize({width: 720, height: 900})
    const hidden = await page
      .locator('.scroll')
      .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length)
    expect(hidden).toBe(0)
    // The devices' guesses are wrong half of the time: too few reports to take that out.
    await text('About')
    await page.getByText('times as many reports would be needed').waitFor()
    await page.getByRole('heading', {name: 'Archetype and circumstances'}).waitFor()
    await page.getByRole('heading', {name: 'Anything unusual'}).waitFor()
    await expectAccessible()
    expect(troubles).toEqual([])
  })

  it('gives the shown figures as files, under names that say they are simulated', async () => {
    await open(`shop=${SHOP}&lang=en`)
    await page.getByRole('button', {name: 'See the simulated data'}).click()
    for (const [name, start] of [
      ['Figures as CSV', '# configuration '],
      ['Figures as JSON', '{'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', {name}).click(),
      ])
      expect(download.suggestedFilename()).toMatch(/^lotse-simulated-[0-9a-f]{8}\.(csv|json)$/)
      expect(readFileSync(await download.path(), 'utf8').startsWith(start)).toBe(true)
    }
    expect(troubles).toEqual([])
  })

  it('can be read in the dark', async () => {
    await open(`shop=${SHOP}&lang=en`)
    await page.emulateMedia({colorScheme: 'dark'})
    await page.getByRole('button', {name: 'See the simulated data'}).click()
    await page.locator('.chart svg').first().waitFor()
    await expectAccessible()
  })

  it('switches the language at once, for the page, its markup and its address', async () => {
    await open(`shop=${SHOP}`, {locale: 'en-GB'})
    await page.getByRole('heading', {name: 'Kontor & Strand: advice in figures'}).waitFor()
    await page.getByRole('button', {name: 'Deutsch'}).click()
    await page.getByRole('heading', {name: 'Kontor & Strand: Beratung in Zahlen'}).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
    expect(page.url()).toContain('lang=de')
  })

  it.each([390, 768, 1280])('fits a window of %i px without moving sideways', async (width) => {
    await open(`shop=${SHOP}&lang=de`, {width})
    await page.getByRole('button', {name: 'Simulierte Daten ansehen'}).click()
    await page.locator('.chart svg').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

  it('asks for nothing but its own files and the estimates', async () => {
    await open(`shop=${SHOP}`)
    await text('Für ein ehrliches Bild')
    expect(requests.map((url) => url.replace(reports.origin, '').replace(/\?.*/, '')).sort()).toEqual([
      '/reports',
      '/reports/reports.css',
      '/reports/reports.js',
      '/v1/estimates',
    ])
  })

  it('says while it waits that it waits', async () => {
    await open(`shop=${SHOP}`, {answer: () => {}})
    await page.getByRole('status').getByText('Die Zahlen werden geholt').waitFor()
    await expectAccessible()
  })

  it.each<[string, string, (route: Route) => unknown]>([
    ['no shop is named', 'Address', (route) => route.continue()],
    [
      'the collector is broken',
      'collector does not answer',
      (route) => route.fulfill({status: 500, body: 'x'}),
    ],
    ['the collector cannot be reached', 'collector does not answer', (route) => route.abort()],
    ['the answer is rubbish', 'cannot be read', (route) => route.fulfill({status: 200, body: '<html>'})],
    ['the shop is unknown', 'Nothing is registered', (route) => route.fulfill({status: 404, body: '{}'})],
    ['the shop has no data', 'no data for this shop', (route) => route.fulfill({json: EMPTY})],
  ])('says so in a sentence when %s', async (_, words, answer) => {
    await open(words === 'Address' ? 'lang=en' : `shop=${SHOP}&lang=en`, {answer})
    await text(words === 'Address' ? 'The address does not say which shop' : words)
    await expectAccessible()
  })

  it('tries again when the reader asks for it', async () => {
    let failures = 1
    await open(`shop=${SHOP}&lang=en`, {
      answer: (route) => (failures-- > 0 ? route.fulfill({status: 503}) : route.continue()),
    })
    await page.getByRole('button', {name: 'Try again'}).click()
    await text('It is too early for an honest picture')
  })

  it('asks for the key of the shop where the figures are locked, and keeps it nowhere', async () => {
    await open(`shop=${SHOP}&lang=en`, {
      answer: (route) =>
        route.request().headers().authorization === 'Bearer right'
          ? route.continue()
          : route.fulfill({status: 401, json: {}}),
    })
    await page.getByLabel('Key of the shop').fill('wrong')
    await expectAccessible()
    await page.getByRole('button', {name: 'Show the figures'}).click()
    await text('This key does not fit')
    await page.getByLabel('Key of the shop').fill('right')
    await page.keyboard.press('Enter')
    await text('It is too early for an honest picture')
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ])
    expect(page.url()).not.toContain('right')
  })
})

const EMPTY = {version: 1, shop: SHOP, currentPeriod: 2951, configurations: []}
