import type {Browser, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {type AdvisorPage, advisorOn} from '../support/advisor-page'
import {launchChromium} from '../support/chromium'
import {html, type RunningShop, SCRIPT, startShop} from '../support/pages'

let browser: Browser
let shop: RunningShop
let page: Page
let advisor: AdvisorPage

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  shop = await startShop({collector: '/collector'})
  page = await browser.newPage({viewport: {width: 1200, height: 900}})
  advisor = advisorOn(page)
})
afterEach(async () => {
  await page.close()
  await shop.close()
})

const field = () => advisor.host.getByRole('textbox')
const heard = () => advisor.host.locator('.words-heard')
const chips = () => advisor.host.locator('.chip').allTextContents()
const chipsAre = (expected: readonly string[]) => expect.poll(chips).toEqual(expected)
const requested = (part: RegExp) => shop.requests.filter(({path}) => part.test(path))

/** Types a sentence and sends it with Enter; waits until it was read. */
async function type(text: string): Promise<void> {
  await field().fill(text)
  await field().press('Enter')
  await expect.poll(async () => (await heard().textContent()) !== '').toBe(true)
}

const QUIET = 'Leise – Lautstärke: höchstens 50\u00a0dB'
const CHEAP = 'Preis: höchstens 400\u00a0€'

/** As `decodeURI`, but bytes that are no text stay as they are. */
const unescaped = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })

describe('what a visitor types', () => {
  it('stands as chips, says what was not understood, and goes back exactly with ×', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    expect(requested(/\/text\./)).toHaveLength(0)
    await type('nicht rot')
    const before = await advisor.products()
    await type('Leise, unter 400 Euro, mit Zauberstab')
    await chipsAre(['Auf Knopfdruck', 'Farbe: nicht Rot', QUIET, CHEAP])
    expect(await heard().textContent()).toBe(`Verstanden: ${QUIET}; ${CHEAP}.Nicht verstanden: „Zauberstab“.`)
    expect(await field().inputValue()).toBe('')
    const both = await advisor.products()
    expect(both).not.toEqual(before)
    await advisor.button(`${CHEAP}: zurücknehmen`).click()
    await chipsAre(['Auf Knopfdruck', 'Farbe: nicht Rot', QUIET])
    await advisor.button(`${QUIET}: zurücknehmen`).click()
    await chipsAre(['Auf Knopfdruck', 'Farbe: nicht Rot'])
    expect(await advisor.products()).toEqual(before)
    expect(requested(/\/text\./)).toHaveLength(1)
  })

  it('is one step back, and the question it answers is not asked', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Egal')
    const before = await advisor.products()
    await type('leise, unter 400 Euro, Vollautomat, ohne Milchschaum, Edelstahl')
    // What was tapped on the same question has made way.
    expect(await chips()).toHaveLength(5)
    await advisor.button('Zurück').click()
    await chipsAre(['Bauart: egal'])
    expect(await advisor.products()).toEqual(before)
    await type('unter 400 Euro, Edelstahl')
    const asked = await advisor.finish()
    expect(asked.filter((question) => /ausgeben|Farben/.test(question))).toEqual([])
  })

  it('refines the results, keeps focus in the field, and is announced by its own live region', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Ergebnis zeigen')
    await advisor.host.locator('[data-phase="results"]').waitFor()
    await field().waitFor()
    expect(await advisor.host.getByLabel('Noch ein Wunsch, in eigenen Worten').count()).toBe(1)
    await type('Zauberstab')
    expect(await advisor.host.locator('[role="status"].words-heard').textContent()).toMatch(
      /^Nicht verstanden: „Zauberstab“\.Einen Wunsch habe ich darin nicht gefunden/,
    )
    expect(await field().inputValue()).toBe('Zauberstab')
    await type('unter 300 Euro')
    await expect.poll(() => field().inputValue()).toBe('')
    expect(await advisor.host.locator('[data-phase="results"]').count()).toBe(1)
    expect(await advisor.host.evaluate((host) => host.shadowRoot?.activeElement?.tagName)).toBe('INPUT')
  })

  it('is read in English, from the mouse as well', async () => {
    shop.set('/', {body: html(`${SCRIPT}<lotse-advisor></lotse-advisor>`, {lang: 'en'})})
    await page.goto(shop.origin)
    await advisor.answer('No preference')
    await field().fill('fully automatic, at most 300 euros, unicorn')
    await advisor.button('Send').click()
    await expect
      .poll(() => heard().textContent())
      .toBe('Understood: Type: Fully automatic; Price: at most €300.Not understood: “unicorn”.')
  })

  it('comes back after a reload', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Egal')
    await type('unter 400 Euro, nicht rot')
    const [before, products] = [await chips(), await advisor.products()]
    await page.reload()
    await chipsAre(before)
    expect(await advisor.products()).toEqual(products)
  })

  it('says so when it cannot be read, and the questions go on', async () => {
    const missing = await page.request.get(`${shop.origin}/lotse/manifest.json`)
    const {files}: {files: {text: {file: string}}} = await missing.json()
    shop.set(`/lotse/${files.text.file}`, null)
    await page.goto(shop.origin)
    await advisor.answer('Egal')
    await type('unter 400 Euro')
    expect(await heard().textContent()).toBe(
      'Ihre Worte kann ich gerade nicht lesen. Die Fragen gehen weiter.',
    )
    expect(await field().inputValue()).toBe('unter 400 Euro')
    await advisor.answer('Egal')
    expect((await chips()).length).toBe(2)
  })
})

describe('what is typed stays on the device', () => {
  const CANARY = 'Krokodilstraße 17'

  it('in no request, not even a report, no address and no event of the page; what was not understood is kept nowhere', async () => {
    shop.set('/collector/v1/report', {body: '', status: 204})
    shop.set('/', {
      body: html(`<script>
        window.heard = []
        for (const name of ['open', 'question', 'answer', 'undo', 'results', 'consent', 'report', 'error'])
          addEventListener('lotse:' + name, (e) => heard.push([name, e.detail]))
      </script>${SCRIPT}<lotse-advisor></lotse-advisor>`),
    })
    const seen: string[] = []
    page.on('request', (request) => seen.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.goto(shop.origin)
    await advisor.answer('Egal')
    await type(`unter 400 Euro, ${CANARY}`)
    await advisor.finish()
    await advisor.host.getByRole('checkbox', {name: /^Ich trage anonym bei/}).check()
    await page.waitForTimeout(500)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await advisor.host.getByText('Ein Bericht wurde gesendet.').waitFor()
    expect(requested(/^\/collector/)).toHaveLength(1)
    const kept = await page.evaluate(() =>
      JSON.stringify([
        (window as unknown as {heard: unknown}).heard,
        {...localStorage},
        document.cookie,
        history.state,
      ]),
    )
    // The wish itself is in the history entry, as every answer is: that is what a reload finds.
    expect(kept).toContain('text:price:at-most:400')
    const bodies = shop.requests.map(({path, body}) => path + new TextDecoder('latin1').decode(body))
    for (const text of [page.url(), kept]) expect(unescaped(text)).not.toMatch(/Krokodil|17\b/)
    // Random bytes may well be two digits.
    for (const text of [...seen, ...bodies]) expect(unescaped(text)).not.toMatch(/Krokodil/)
    for (const text of [...seen, ...bodies]) expect(text).not.toMatch(/unter%20400|unter 400|at-most/)
  })
})
