import {createServer, type Server} from 'node:http'
import {build} from 'esbuild'
import type {Browser, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {createRandom} from '../../advisor-core/numeric/random'
import {createConfiguration} from '../../advisor-core/reporting'
import type {TopicInput} from '../../advisor-core/reporting/make-topic'
import {pairs, SIGNAL_CELLS, TRAIT_BINS, transitionCells} from '../../advisor-core/reporting/topic-cells'
import type {ReportedVisit} from '../../widget/glass/reporter'
import {type AdvisorPage, advisorOn} from '../support/advisor-page'
import {buildWidget} from '../support/build-widget.mjs'
import {launchChromium} from '../support/chromium'
import {EMPTY_VIEW} from '../support/fake-engine'
import {html, type RunningShop, SCRIPT, startShop} from '../support/pages'
import {findNoisyWord, findSeed, installTape} from '../support/random-tape'

const CLASSES = ['careful', 'curious', 'quick']
const QUESTIONS = ['budget', 'noise', 'size']
const OPTIONS = ['a', 'b', 'c', 'd']
const TOPICS: TopicInput[] = [
  {source: {kind: 'archetype'}, cells: CLASSES, live: true},
  ...QUESTIONS.map((question) => ({
    source: {kind: 'question' as const, question},
    cells: OPTIONS,
    live: true,
  })),
  {source: {kind: 'trait', trait: 'care'}, cells: TRAIT_BINS, live: true},
  {source: {kind: 'joint', signal: 'weekday'}, cells: pairs(SIGNAL_CELLS.weekday, CLASSES), live: true},
  {source: {kind: 'transition'}, cells: transitionCells(QUESTIONS), live: true},
  {source: {kind: 'chosen-group'}, cells: ['tea', 'coffee'], live: true},
  {source: {kind: 'kpi', kpi: 'helped'}, cells: ['1', '2', '3', '4', '5'], live: true},
]
const CONFIGURATION = createConfiguration({
  shop: 'ab'.repeat(16),
  simulated: false,
  odds: 7,
  topics: TOPICS,
  artefacts: {},
})

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Any answers: none at all, all of them, several at once, and some that no topic knows. */
function anyVisit(random: () => number): ReportedVisit {
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!
  const some = (values: readonly string[]) => values.filter(() => random() < 0.4)
  const weights = CLASSES.map(() => random() ** 3)
  const sum = weights.reduce((a, b) => a + b)
  const topics = Object.fromEntries(
    [
      ...QUESTIONS.map((id) => [`question:${id}`, some([...OPTIONS, 'KANARIE'])] as const),
      ['trait:care', some(TRAIT_BINS).slice(0, 1)] as const,
      ['weekday', [pick(SIGNAL_CELLS.weekday)]] as const,
      ['transition', some(transitionCells(QUESTIONS))] as const,
      ['chosen-group', some(['tea', 'coffee']).slice(0, 1)] as const,
    ].filter(() => random() < 0.8),
  )
  return {
    topics,
    archetype: {
      assigned: 'mixed',
      classes: CLASSES.map((id, i) => ({id, name: {de: id, en: id}, posterior: weights[i]! / sum})),
    },
    chips: random() < 0.2 ? [] : [{evidence: 'x', question: null, label: {de: 'x', en: 'x'}, wish: true}],
    helped: Math.floor(random() * 6),
  }
}

describe('on one random tape', () => {
  let page: Page
  let server: Server
  let seen: string[]
  let origin = ''

  beforeAll(async () => {
    const [{outputFiles}, chunks] = await Promise.all([
      build({
        entryPoints: ['test/support/noninterference-page.ts'],
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'noninterference',
        target: 'es2022',
      }),
      buildWidget(),
    ])
    const files: Record<string, string | Uint8Array> = {
      '/desk.js': outputFiles[0]!.text,
      '/report.js': chunks.get('report')!,
      '/': '<!doctype html><title>Shop</title><script src="/desk.js"></script>',
    }
    server = createServer(async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(Buffer.from(part))
      const {method, url = '', rawHeaders} = request
      if (method !== 'GET')
        seen.push([method, url, ...rawHeaders, Buffer.concat(parts).toString('hex')].join(' '))
      const file = files[url]
      response.writeHead(method === 'POST' ? 204 : file ? 200 : 404, {
        'content-type': url.endsWith('.js') ? 'text/javascript' : 'text/html',
      })
      response.end(file)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    page = await browser.newPage()
    await page.addInitScript(installTape)
    await page.addInitScript(() => {
      Date.now = () => 1.8e12
    })
    await page.goto(origin)
  })
  afterAll(async () => {
    await page.close()
    server.closeAllConnections()
    server.close()
  })

  /** The transcripts of visits that differ in nothing but their answers; on a tape or on one word, repeated. */
  async function transcripts(visits: readonly ReportedVisit[], tape: {seed: number; same: boolean}) {
    const found: string[] = []
    for (const visit of visits) {
      seen = []
      const outcome = await page.evaluate(
        async ({visit, tape, configuration, view}) => {
          Reflect.get(globalThis, 'resetTape')(tape.seed, tape.same)
          const {contributeAs} = Reflect.get(globalThis, 'noninterference')
          return contributeAs({chunk: '/report.js', configuration, endpoint: '/v1/report', visit, view})
        },
        {visit, tape, configuration: CONFIGURATION, view: EMPTY_VIEW},
      )
      expect(outcome).toBe('sent')
      expect(seen).toHaveLength(1)
      found.push(seen.join('\n'))
    }
    return found
  }

  const random = createRandom(41)
  const visits = Array.from({length: 200}, () => anyVisit(random))

  it('200 visits with other answers send the same bytes where the draw does not look at the truth', async () => {
    const seed = findSeed(CONFIGURATION, 'noise')
    expect(new Set(await transcripts(visits, {seed, same: false})).size).toBe(1)
  })

  it('so they do for every topic, and for the archetype', async () => {
    const few = visits.slice(0, 12)
    let seed = 0
    for (let i = 0; i < 8; i++) {
      seed = findSeed(CONFIGURATION, 'noise', seed)
      expect(new Set(await transcripts(few, {seed, same: false})).size).toBe(1)
    }
    const word = findNoisyWord(CONFIGURATION)
    expect(new Set(await transcripts(few, {seed: word, same: true})).size).toBe(1)
  })

  it('the draw itself differs where it names the truth, and nothing else does', async () => {
    const seed = findSeed(CONFIGURATION, 'truth')
    const found = await transcripts(visits.slice(0, 40), {seed, same: false})
    expect(new Set(found).size).toBeGreaterThan(1)
    // The drawn subset is bytes 14 to 21 of the 64 that end the transcript.
    const others = found.map((text) => text.slice(0, -128) + text.slice(-128, -100) + text.slice(-84))
    expect(new Set(others).size).toBe(1)
  })
})

describe('the widget on its page', () => {
  const CANARY = 'Kanarienvogel-7731'
  let shop: RunningShop
  let page: Page
  let advisor: AdvisorPage
  let heard: string[]

  beforeEach(async () => {
    shop = await startShop({collector: '/collector'})
    shop.set('/collector/v1/report', {body: '', status: 204})
    page = await browser.newPage({viewport: {width: 1200, height: 900}})
    advisor = advisorOn(page)
    heard = []
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', (error) => heard.push(`${error.stack}`))
    page.on('request', (request) => {
      heard.push(
        [request.url(), JSON.stringify(request.headers()), request.postDataBuffer()?.toString('latin1')].join(
          ' ',
        ),
      )
    })
    await page.addInitScript(installTape)
    await page.addInitScript(() => {
      // Only the ledger reads the clock that way; the tape begins anew with the page.
      Date.now = () => 1.8e12
      for (const name of ['question', 'answer', 'results', 'report', 'consent', 'error'])
        addEventListener(`lotse:${name}`, (event) => {
          console.log(name, event instanceof CustomEvent ? JSON.stringify(event.detail) : '')
        })
    })
  })
  afterEach(async () => {
    await page.close()
    await shop.close()
  })

  async function hide() {
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})
      document.dispatchEvent(new Event('visibilitychange'))
    })
  }

  /** Answers, types, contributes; the visitor's path through the options is given. */
  async function visit(first: string, typed: string) {
    await page.goto(shop.origin)
    await advisor.answer(first)
    const field = advisor.host.getByRole('textbox')
    await field.fill(typed)
    await field.press('Enter')
    await expect.poll(() => advisor.host.locator('.words-heard').textContent()).not.toBe('')
    await advisor.finish()
    await advisor.host.getByRole('checkbox', {name: /^Ich trage anonym bei/}).check()
    // The last that a visit loads, each in its own time.
    for (const file of ['/report-config.', '/tfjs.'])
      await expect.poll(() => heard.some((line) => line.includes(file)), {timeout: 15_000}).toBe(true)
    await page.waitForTimeout(200)
  }

  it('sends nothing of what was typed, to nobody, whether the network is there or not', async () => {
    await page.route('**/collector/**', (route) => route.abort())
    await visit('Auf Knopfdruck', `leise ${CANARY}, unter 400 Euro`)
    await hide()
    await advisor.host.getByText('Der Bericht wartet auf eine Verbindung.').waitFor()
    await page.unroute('**/collector/**')
    await page.evaluate(() => {
      const now = 1.8e12 + 120_000
      Date.now = () => now
      Object.defineProperty(document, 'visibilityState', {value: 'visible', configurable: true})
    })
    // Any view plans the next try.
    await advisor.host
      .getByRole('button', {name: /^Mehr davon/})
      .first()
      .click()
    await page.waitForTimeout(200)
    await hide()
    await advisor.host.getByText('Ein Bericht wurde gesendet.').waitFor()
    const tries = heard.filter((line) => line.includes('/collector/v1/report'))
    expect(tries.length).toBeGreaterThanOrEqual(2)
    const bodies = shop.requests.filter(({path}) => path.startsWith('/collector'))
    expect(bodies).toHaveLength(1)
    const sent = tries.map((line) => line.slice(-64))
    expect(new Set(sent).size).toBe(1)
    for (const line of heard) expect(decodeURIComponent(line.replaceAll('%', '%25'))).not.toContain('Kanarie')
    expect(heard.join('\n')).not.toMatch(/kanarie|7731|400 Euro|leise/i)
    for (const {body, path} of shop.requests)
      expect(`${path} ${Buffer.from(body).toString('latin1')}`).not.toMatch(/kanarie|7731/i)
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return [
        JSON.stringify({...localStorage}),
        document.cookie,
        location.href,
        document.referrer,
        ...databases.map(({name}) => name),
      ]
    })
    expect(kept.join(' ')).not.toMatch(/kanarie|7731/i)
  })

  it('makes the same requests for other answers, but for the pictures of what it shows', async () => {
    const scripts: string[] = []
    for (const [first, typed] of [
      ['Auf Knopfdruck', 'nicht rot'],
      ['Eine ganze Kanne', 'schwarz, leise'],
    ] as const) {
      heard = []
      await visit(first, typed)
      await hide()
      await advisor.host.getByText('Ein Bericht wurde gesendet.').waitFor()
      // Questions differ in number, and so do the pictures; what is loaded and sent does not.
      const asked = heard.filter((line) => line.startsWith('http') && !/picture-|blob:/.test(line))
      scripts.push([...new Set(asked.map((line) => line.replace(/ [^ ]*$/s, '')))].sort().join('\n'))
      await page.evaluate(() => {
        indexedDB.deleteDatabase('lotse-report')
        history.replaceState(null, '')
      })
    }
    expect(scripts[0]).toBe(scripts[1])
  })

  it('shows the very bytes before they leave, in words, and the same afterwards', async () => {
    await visit('Auf Knopfdruck', 'nicht rot')
    await advisor.host.getByText('Was gesendet werden soll').waitFor({timeout: 15_000})
    expect(shop.requests.filter(({path}) => path.startsWith('/collector'))).toHaveLength(0)
    await advisor.host.getByText('Was gesendet werden soll').click()
    const shown = async () =>
      (await advisor.host.locator('.hex').allTextContents()).join('').replaceAll(' ', '')
    const before = await shown()
    expect(before).toHaveLength(128)
    expect(await advisor.host.locator('dl.sent').textContent()).toMatch(/Woche.*202\d/)
    await hide()
    await advisor.host.getByText('Was gesendet wurde').waitFor()
    const [report] = shop.requests.filter(({path}) => path.startsWith('/collector'))
    expect(Buffer.from(report!.body).toString('hex')).toBe(before)
    expect(await shown()).toBe(before)
  })
})

describe('without an act of the visitor', () => {
  it('the script of the thank-you page opens no database and asks for nothing', async () => {
    const shop = await startShop({collector: '/collector'})
    const chunks = await buildWidget()
    shop.set('/lotse/lotse-order.js', {body: chunks.get('order')!, type: 'text/javascript'})
    shop.set('/thanks', {
      body: html(
        '<script src="/lotse/lotse-order.js" data-lotse-value="129.90" data-lotse-currency="EUR"></script>',
      ),
    })
    const page = await browser.newPage()
    await page.goto(`${shop.origin}/thanks`)
    await page.waitForTimeout(200)
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    expect(shop.requests.map(({path}) => path).filter((path) => path !== '/favicon.ico')).toEqual([
      '/thanks',
      '/lotse/lotse-order.js',
    ])
    expect(SCRIPT).not.toContain('order')
    await page.close()
    await shop.close()
  })
})
