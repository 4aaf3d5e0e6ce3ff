import type {Page} from 'playwright-core'
import {describe, expect, it} from 'vitest'
import {type AdvisorPage, advisorOn} from '../support/advisor-page'
import {browserShop} from '../support/browser-shop'
import {advisorPage} from '../support/pages'

const WORDS = {
  de: {
    first: 'Auf Knopfdruck',
    glass: 'Was ich von Ihnen weiß',
    sorting: 'Ihre Sortierung: nach Preis, teure zuerst',
    search: 'Ihre Suche: Preis',
    effect: /hat die Vorschläge geändert|Wirkung: spricht/,
    off: 'ausgeschaltet',
  },
  en: {
    first: 'At the push of a button',
    glass: 'What I know about you',
    sorting: 'Your sorting: by price, high to low',
    search: 'Your search: Price',
    effect: /changed the suggestions|effect: speaks/,
    off: 'switched off',
  },
} as const

const site = browserShop({
  askFirst: ['type'],
  pages: {
    '/de': advisorPage('de'),
    '/en': advisorPage('en'),
    '/mute': advisorPage('de', {attributes: 'sort="" search="" filter=""'}),
  },
})

/** Answers the first question on a page and opens the glass panel, until the signals stand in it. */
async function look(page: Page, path: string, locale: 'de' | 'en'): Promise<AdvisorPage> {
  await page.goto(site.shop.origin + path)
  const advisor = advisorOn(page)
  await advisor.answer(WORDS[locale].first)
  await advisor.button(WORDS[locale].glass).click()
  await advisor.host.getByRole('switch').first().waitFor()
  return advisor
}

describe.each(['de', 'en'] as const)('a visitor who sorted by price, in %s', (locale) => {
  const words = WORDS[locale]

  it('sees that and its effect, and is advised as without once it is switched off', async () => {
    const page = await site.browser.newPage()
    const {products: plainProducts, host: plainHost} = await look(page, `/${locale}`, locale)
    const plain = await plainProducts()
    expect(await plainHost.getByText(words.sorting).count()).toBe(0)

    const {host, products} = await look(page, `/${locale}?sort=price-desc`, locale)
    const line = host.getByRole('listitem').filter({hasText: words.sorting})
    await line.getByText(words.effect).waitFor()
    expect(await products()).not.toEqual(plain)

    await line.getByRole('switch').press('Space')
    await line.getByText(words.off).waitFor()
    expect(await products()).toEqual(plain)
    await line.getByRole('switch').press('Space')
    await line.getByText(words.effect).waitFor()
    expect(await products()).not.toEqual(plain)
    await page.close()
  })

  it('is asked on in peace: what is told moves nothing before the next act', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.shop.origin}/${locale}?sort=price-desc`)
    const advisor = advisorOn(page)
    const glass = page.waitForResponse(/\/glass\.\w+\.js/)
    await advisor.answer(words.first)
    const [question, before] = [await advisor.heading(), await advisor.products()]
    await glass
    // By then the page was read, and the engine told.
    await page.waitForTimeout(500)
    expect([await advisor.heading(), await advisor.products()]).toEqual([question, before])
    await page.close()
  })
})

describe('what was searched for', () => {
  it('is nowhere: not kept, not sent, not on the page; only that the price was in it', async () => {
    const page = await site.browser.newPage()
    const sent: string[] = []
    page.on('request', (request) => {
      if (!request.isNavigationRequest()) sent.push(`${request.url()} ${request.postData() ?? ''}`)
    })
    page.on('console', (message) => sent.push(message.text()))
    const {host} = await look(page, '/de?q=g%C3%BCnstig+kanarienvogel', 'de')
    await host.getByText(WORDS.de.search).waitFor()
    await host.getByLabel('In diesem Tab merken').check()
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        history.state,
        Object.entries(sessionStorage),
        Object.entries(localStorage),
        await indexedDB.databases(),
        document.querySelector('lotse-advisor')?.shadowRoot?.innerHTML,
      ]),
    )
    expect(kept).toContain('signal:search')
    expect(kept).not.toMatch(/kanarien/i)
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.join('\n')).not.toMatch(/kanarien/i)
    await page.close()
  })

  it('changes nothing about what is asked of the server, but for the pictures', async () => {
    const asked: string[][] = []
    for (const query of ['', '?q=g%C3%BCnstig&sort=price-desc']) {
      const page = await site.browser.newPage()
      const paths = new Set<string>()
      page.on('request', (request) => {
        const {pathname} = new URL(request.url())
        if (!pathname.startsWith('/picture')) paths.add(`${request.method()} ${pathname}`)
      })
      await look(page, `/de${query}`, 'de')
      // The last that a visit loads, in its own time.
      await expect
        .poll(() => [...paths].some((path) => path.includes('/tfjs.')), {timeout: 15_000})
        .toBe(true)
      asked.push([...paths].sort())
      await page.close()
    }
    expect(asked[0]!.length).toBeGreaterThan(5)
    expect(asked[1]).toEqual(asked[0])
  })

  it('and sorted by is not read where the shop says that there is nothing to be read', async () => {
    const page = await site.browser.newPage()
    const {host} = await look(page, '/mute?q=g%C3%BCnstig&sort=price-desc', 'de')
    expect(await host.getByText(/Ihre (Sortierung|Suche|Filter)/).count()).toBe(0)
    await page.close()
  })
})
