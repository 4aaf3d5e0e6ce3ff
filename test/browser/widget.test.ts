import type {Browser, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {type AdvisorPage, advisorOn, choicesOf} from '../support/advisor-page'
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

const requested = (part: RegExp) => shop.requests.filter(({path}) => part.test(path))

describe('what the page hears', () => {
  it('gets bubbling events with instance and step only, product ids on select and add-to-cart alone', async () => {
    shop.set('/', {
      body: html(`<script>
        window.heard = []
        for (const name of ['open', 'question', 'answer', 'undo', 'results', 'select', 'add-to-cart', 'restart', 'consent', 'error'])
          addEventListener('lotse:' + name, (e) => { heard.push([name, Object.keys(e.detail).sort().join()]); if (e.cancelable) e.preventDefault() })
      </script>${SCRIPT}<lotse-advisor></lotse-advisor>`),
    })
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.answer('Egal')
    await advisor.answer('Zurück')
    await advisor.finish()
    await advisor.host
      .getByRole('button', {name: /^In den Korb/})
      .first()
      .click()
    const hear = () => page.evaluate(() => (window as unknown as {heard: [string, string][]}).heard)
    await expect.poll(async () => (await hear()).map(([name]) => name)).toContain('add-to-cart')
    const heard = await hear()
    const names = heard.map(([name]) => name)
    for (const name of ['open', 'question', 'answer', 'undo', 'results', 'add-to-cart'])
      expect(names).toContain(name)
    expect(names).not.toContain('error')
    for (const [name, keys] of heard) {
      expect(keys).toBe(name === 'add-to-cart' ? 'instance,product,step' : 'instance,step')
    }
    // The page took the cart over, so the visitor stays.
    expect(page.url()).toBe(`${shop.origin}/`)
  })

  it('leads to the product when nobody takes the cart event', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.host
      .getByRole('button', {name: /^In den Korb/})
      .first()
      .click()
    await page.waitForURL(/\/product\?id=machine-\d+$/)
  })

  it('opens by the command queue, filled before the script was there', async () => {
    shop.set('/', {
      body: html(
        `<script>window.lotse = [['config', {locale: 'en'}], ['open']]</script><lotse-advisor></lotse-advisor>${SCRIPT}`,
      ),
    })
    await page.goto(shop.origin)
    await advisor.host.locator('.talk h2').waitFor()
    expect(await advisor.heading()).toBe('How would you like to make your coffee?')
  })

  it('starts when a tag manager injects the script without its data attributes', async () => {
    shop.set('/', {body: html('<lotse-advisor></lotse-advisor>')})
    await page.goto(shop.origin)
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.src = '/lotse/lotse.js'
      document.head.append(script)
    })
    await advisor.answer('Auf Knopfdruck')
    expect(await advisor.products()).toHaveLength(3)
  })
})

describe('the start card', () => {
  it('lets a visitor without an answer go on to the next question', async () => {
    await page.goto(shop.origin)
    expect(requested(/manifest/)).toHaveLength(0)
    await advisor.answer('Egal')
    expect(await advisor.host.locator('.chip').allTextContents()).toEqual(['Bauart: egal'])
    expect(await advisor.heading()).not.toBe('Wie möchten Sie Ihren Kaffee am liebsten machen?')
  })

  it('shows the results at once to a visitor who asks for them, with focus on their heading', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Ergebnis zeigen')
    await advisor.host.locator('[data-phase="results"]').waitFor()
    expect(await advisor.products()).toHaveLength(3)
    expect(await advisor.host.locator('.lead').textContent()).toMatch(/^Ohne Angaben von Ihnen/)
    expect(await advisor.host.evaluate((host) => host.shadowRoot?.activeElement?.textContent)).toBe(
      'Das empfehle ich Ihnen',
    )
  })
})

describe('a narrow phone', () => {
  /** What stands out to the right of the advisor's own margin, in the page's pixels; a scroller's inside does not. */
  const outside = () =>
    advisor.host.evaluate((host) => {
      const frame = host.shadowRoot?.querySelector('.advisor')
      if (!frame) throw new Error('no advisor')
      const edge =
        frame.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(frame).paddingRight)
      return [...frame.querySelectorAll('.talk *, .shelf, .slate, .card, .card *')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > edge + 5)
        .map(
          (element) =>
            `${element.localName}.${element.className} ${element.getBoundingClientRect().right - edge}`,
        )
    })

  it.each([320, 390])(
    'of %i px has room for the question, the text field, and the results',
    async (width) => {
      await page.setViewportSize({width, height: 844})
      await page.goto(shop.origin)
      await advisor.answer('Auf Knopfdruck')
      await advisor.host.locator('.words-input').waitFor()
      expect(await outside()).toEqual([])
      await advisor.answer('Ergebnis zeigen')
      await advisor.host.locator('.invitation').waitFor()
      expect(await outside()).toEqual([])
    },
  )
})

describe('what was understood', () => {
  /** Four answers and the next question, or the results. */
  async function answerFour() {
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    for (let n = 0; n < 8 && (await advisor.host.locator('.chip').count()) < 4; n++)
      await advisor.answer(/^(Egal|Überspringen|Kann ich nicht sagen)$/)
  }

  it('is folded into a line above the question on a narrow element, and opens on a tap', async () => {
    await page.setViewportSize({width: 390, height: 844})
    await answerFour()
    const fold = advisor.button('Ihre Antworten (4), ändern')
    const chip = advisor.host.locator('.chip').first()
    expect(await fold.getAttribute('aria-expanded')).toBe('false')
    expect(await chip.isVisible()).toBe(false)
    await fold.click()
    expect(await fold.getAttribute('aria-expanded')).toBe('true')
    expect(await chip.isVisible()).toBe(true)
  })

  it('stands there unfolded on a wide element, and an answer being changed is not called the last', async () => {
    await answerFour()
    const chip = advisor.host.locator('.chip').first()
    expect(await advisor.host.locator('.unfold').isVisible()).toBe(false)
    expect(await chip.isVisible()).toBe(true)
    await chip.locator('button').first().click()
    await advisor.host.locator('.talk h2', {hasText: 'Wie möchten Sie Ihren Kaffee'}).waitFor()
    expect(await advisor.host.locator('.ask .more').count()).toBe(0)
  })

  it('counts as something said only where it was a wish', async () => {
    await answerFour()
    if ((await advisor.host.locator('[data-phase="results"]').count()) === 0)
      await advisor.button('Ergebnis zeigen').click()
    await advisor.host.locator('.lead', {hasText: /^Nach einer Angabe von Ihnen/}).waitFor()
  })
})

describe('when something is missing', () => {
  it('says so on the start card when the manifest is unreachable, and goes on when it is there again', async () => {
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    shop.set('/', {body: html(`${SCRIPT}<lotse-advisor manifest="/later.json"></lotse-advisor>`)})
    await page.goto(shop.origin)
    await advisor.button('Auf Knopfdruck').click()
    await advisor.button('Noch einmal versuchen').waitFor()
    expect(await advisor.host.locator('.start').textContent()).toContain('Der Shop funktioniert wie gewohnt.')
    const manifest = await (await fetch(`${shop.origin}/lotse/manifest.json`)).text()
    shop.set('/later.json', {
      body: manifest.replaceAll('"file":"', '"file":"lotse/'),
      type: 'application/json',
    })
    await advisor.button('Noch einmal versuchen').click()
    await advisor.host.locator('.chip').waitFor()
    expect(await advisor.host.locator('.chip').textContent()).toBe('Auf Knopfdruck')
    expect(failures).toEqual([])
  })

  it('says so when a data file is not what the manifest says', async () => {
    await page.goto(shop.origin)
    const catalog = await page.evaluate(
      async () => (await (await fetch('/lotse/manifest.json')).json()).files.catalog.file,
    )
    shop.set(`/lotse/${catalog}`, {body: 'rubbish'})
    await advisor.button('Auf Knopfdruck').click()
    await advisor.button('Noch einmal versuchen').waitFor()
  })

  it('advises without the taste model when its code cannot be loaded', async () => {
    await page.goto(shop.origin)
    const tfjs = await page.evaluate(
      async () => (await (await fetch('/lotse/manifest.json')).json()).files.tfjs.file,
    )
    shop.set(`/lotse/${tfjs}`, null)
    await advisor.answer('Auf Knopfdruck')
    await advisor.host
      .getByRole('button', {name: /^Mehr davon/})
      .nth(1)
      .click()
    await page.waitForTimeout(500)
    await advisor.finish()
    expect(await advisor.products()).toHaveLength(3)
  })

  it('runs in a blob worker when the files lie on another origin', async () => {
    const cdn = await startShop()
    shop.set('/', {
      body: html(
        `<script async src="${cdn.origin}/lotse/lotse.js" data-lotse-manifest="${cdn.origin}/lotse/manifest.json"></script><lotse-advisor></lotse-advisor>`,
      ),
    })
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    expect(page.workers().map((worker) => worker.url().slice(0, 5))).toEqual(['blob:'])
    expect(cdn.requests.some(({path}) => /engine\./.test(path))).toBe(false)
    await cdn.close()
  })
})

describe('the taste model', () => {
  it('is loaded after the first answer and moves the slate when the visitor wants more of a product', async () => {
    let arrive = () => {}
    const late = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await page.context().route(/\/tfjs\b[^/]*\.js/, async (route) => {
      await late
      await route.continue()
    })
    const asked = page.context().waitForEvent('request', (request) => /\/tfjs\b/.test(request.url()))
    await page.goto(shop.origin)
    await advisor.answer('Egal')
    await advisor.host
      .getByRole('button', {name: /^Mehr davon/})
      .nth(1)
      .click()
    await expect.poll(() => choicesOf(page)).toHaveLength(1)
    await asked
    // The choice alone has moved it already.
    const without = await advisor.products()
    expect(requested(/tfjs\./)).toHaveLength(0)
    arrive()
    await expect.poll(() => requested(/tfjs\./)).toHaveLength(1)
    await expect.poll(() => advisor.products()).not.toEqual(without)
    expect(requested(/tfjs\./)).toHaveLength(1)
  })
})

describe('contributing', () => {
  const tick = () => advisor.host.getByRole('checkbox', {name: /^Ich trage anonym bei/})

  it('sends one report of 64 bytes after the visitor’s own tick, and shows what was sent', async () => {
    shop.set('/collector/v1/report', {body: '', status: 204})
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.finish()
    await tick().check()
    await page.waitForFunction(() => indexedDB !== undefined)
    await page.waitForTimeout(500)
    expect(requested(/^\/collector/)).toHaveLength(0)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await advisor.host.getByText('Ein Bericht wurde gesendet.').waitFor()
    const [report, ...more] = requested(/^\/collector/)
    expect(more).toEqual([])
    expect(report).toMatchObject({method: 'POST', path: '/collector/v1/report'})
    expect(report?.body).toHaveLength(64)
    await advisor.host.getByText('Was gesendet wurde').click()
    const shown = (await advisor.host.locator('.hex').allTextContents()).join('').replaceAll(' ', '')
    expect(shown).toBe(Buffer.from(report!.body).toString('hex'))
  })

  it('counts a visitor who ticked before the results and leaves without them, and says how much is used', async () => {
    shop.set('/collector/v1/report', {body: '', status: 204})
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.button('Was ich von Ihnen weiß').click()
    const panel = advisor.host.getByRole('dialog')
    await panel.getByRole('checkbox', {name: /^Ich trage anonym bei/}).check()
    await expect.poll(() => requested(/report-config\./)).toHaveLength(1)
    expect(requested(/^\/collector/)).toHaveLength(0)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await panel.getByText('Ein Bericht wurde gesendet.').waitFor()
    await panel.getByText('Verbraucht: 1 von 4 Wochen').waitFor()
    const [report, ...more] = requested(/^\/collector/)
    expect(more).toEqual([])
    expect(report?.body).toHaveLength(64)
  })

  it('cannot be granted by a script of the page', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.finish()
    await tick().waitFor()
    await advisor.host.evaluate((host) => {
      const box = host.shadowRoot?.querySelector<HTMLInputElement>('.consent input')
      box?.click()
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await page.waitForTimeout(300)
    expect(await tick().isChecked()).toBe(false)
    expect(requested(/report/)).toHaveLength(0)
  })

  it('is not offered where the browser sends Global Privacy Control', async () => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', {value: true}))
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.finish()
    await advisor.host.locator('.consent').waitFor()
    expect(await tick().count()).toBe(0)
    expect(await advisor.host.locator('.consent').textContent()).toContain('Es wird nichts gesendet.')
  })

  it('can be withdrawn, and is not offered again in that visit', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.finish()
    await tick().check()
    await tick().click()
    await advisor.host.locator('.consent', {hasText: 'Zurückgenommen.'}).waitFor()
    expect(await tick().count()).toBe(0)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    expect(requested(/^\/collector/)).toHaveLength(0)
  })
})

describe('the glass panel', () => {
  const fileOf = (name: string) =>
    page.evaluate(
      async (key) => `/lotse/${(await (await fetch('/lotse/manifest.json')).json()).files[key].file}`,
      name,
    )

  it('is loaded with its words once the first view stands, not before the visitor acts', async () => {
    await page.goto(shop.origin)
    await page.waitForTimeout(500)
    expect(requested(/glass/)).toHaveLength(0)
    await page.evaluate(() =>
      (window as unknown as {lotse: {push: (command: string[]) => void}}).lotse.push(['open']),
    )
    await advisor.host.locator('.talk h2').waitFor()
    // The text field comes with it: it is there before the first answer.
    await advisor.host.getByRole('textbox').waitFor()
    await expect.poll(() => requested(/glass\./)).toHaveLength(2)
    const files = requested(/glass\./).map(({path}) => path)
    expect(files.sort()).toEqual([await fileOf('glass'), await fileOf('glass.de')].sort())
  })

  it('says so when it cannot be loaded, while the advice goes on, and opens at another try', async () => {
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    await page.goto(shop.origin)
    const file = await fileOf('glass')
    const body = await (await fetch(shop.origin + file)).text()
    shop.set(file, null)
    await advisor.answer('Auf Knopfdruck')
    await advisor.button('Was ich von Ihnen weiß').click()
    await advisor.host.getByRole('alert').getByText('lässt sich gerade nicht öffnen').waitFor()
    await advisor.finish()
    expect(await advisor.products()).toHaveLength(3)
    expect(await advisor.host.getByRole('dialog').count()).toBe(0)
    await advisor.button('Was ich von Ihnen weiß').click()
    const again = advisor.button('Noch einmal versuchen')
    await again.waitFor()
    shop.set(file, {body, type: 'text/javascript; charset=utf-8'})
    await again.click()
    await advisor.host.getByRole('dialog', {name: 'Was ich von Ihnen weiß'}).waitFor()
    await advisor.button('Schließen').click()
    expect(await advisor.host.getByRole('alert').count()).toBe(0)
    await advisor.host.getByRole('checkbox', {name: /^Ich trage anonym bei/}).waitFor()
    expect(failures).toEqual([])
  })

  it('does not open by itself when the element comes back to the page', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.button('Was ich von Ihnen weiß').click()
    await advisor.host.getByRole('dialog').waitFor()
    await advisor.host.evaluate(async (host) => {
      const place = host.parentElement
      host.remove()
      await new Promise((resolve) => setTimeout(resolve, 50))
      place?.append(host)
    })
    await advisor.host.locator('.chip').waitFor()
    expect(await advisor.host.getByRole('dialog').count()).toBe(0)
    await advisor.button('Was ich von Ihnen weiß').click()
    await advisor.host.getByRole('dialog').waitFor()
  })

  it('shows every answer and signal, and a switched-off signal stops counting', async () => {
    await page.goto(shop.origin)
    await advisor.answer('Auf Knopfdruck')
    await advisor.button('Was ich von Ihnen weiß').click()
    const panel = advisor.host.getByRole('dialog', {name: 'Was ich von Ihnen weiß'})
    await panel.waitFor()
    // What each entry did comes with a chunk of its own.
    await panel.getByText('Auf Knopfdruck').waitFor()
    expect(await panel.getByText('Auf Knopfdruck').count()).toBe(1)
    const switches = panel.getByRole('switch')
    expect(await switches.count()).toBe(4)
    expect(await panel.getByRole('switch', {name: /^Tageszeit: .+ berücksichtigen$/}).count()).toBe(1)
    await switches.first().uncheck()
    await panel.getByText('ausgeschaltet').waitFor()
    await page.keyboard.press('Escape')
    expect(await advisor.host.getByRole('dialog').count()).toBe(0)
  })
})
