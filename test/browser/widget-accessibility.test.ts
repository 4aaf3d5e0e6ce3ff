import type {Page} from 'playwright-core'
import {describe, expect, it} from 'vitest'
import {advisorOn} from '../support/advisor-page'
import {axeViolations} from '../support/axe'
import {browserShop} from '../support/browser-shop'
import {advisorPage} from '../support/pages'

const WORDS = {
  de: {
    first: 'Auf Knopfdruck',
    glass: 'Was ich von Ihnen weiß',
    offer: /^Ich trage anonym bei/,
    retry: 'Noch einmal versuchen',
    below: 'Außerdem',
    speaks: 'Was dafür spricht',
  },
  en: {
    first: 'At the push of a button',
    glass: 'What I know about you',
    offer: /^I contribute/,
    retry: 'Try again',
    below: 'Besides',
    speaks: 'What speaks for it',
  },
} as const

const site = browserShop({
  collector: '/collector',
  askFirst: ['type', 'colour'],
  pages: {
    '/de': advisorPage('de'),
    '/en': advisorPage('en'),
    '/de/dark': advisorPage('de', {dark: true}),
    '/en/dark': advisorPage('en', {dark: true}),
    '/de/broken': advisorPage('de', {attributes: 'manifest="/nowhere.json"'}),
    '/en/broken': advisorPage('en', {attributes: 'manifest="/nowhere.json"'}),
  },
})

const violations = async (page: Page, state: string) =>
  (await axeViolations(page)).map((violation) => `${state}: ${violation}`)

describe.each(['de', 'en'] as const)('in %s', (locale) => {
  const words = WORDS[locale]

  it.each([
    ['light', `/${locale}`, 1280],
    ['light and narrow', `/${locale}`, 390],
    ['dark', `/${locale}/dark`, 1280],
  ])('has no violation in any state, %s', async (_, path, width) => {
    const page = await site.browser.newPage({viewport: {width, height: 900}})
    await page.goto(site.shop.origin + path)
    const advisor = advisorOn(page)
    await advisor.button(words.first).waitFor()
    const found = await violations(page, 'start')

    await advisor.answer(words.first)
    expect(await advisor.host.locator('[data-form="several"]').count()).toBeGreaterThan(0)
    await advisor.host.locator('.option').first().click()
    found.push(...(await violations(page, 'several')))
    for (let n = 0; n < 12 && (await advisor.host.locator('[data-phase="asking"]').count()) > 0; n++) {
      const trait = (await advisor.host.locator('.scale').count()) > 0
      const pair = (await advisor.host.locator('.pair').count()) > 0
      const name = trait ? 'trait question' : pair ? 'comparison' : 'question'
      if (n === 1 || trait || pair) found.push(...(await violations(page, name)))
      const several = (await advisor.host.locator('.next').count()) > 0
      const before = await advisor.heading()
      await (several
        ? advisor.host.locator('.next')
        : advisor.host.locator('.option, .pair-card button').first()
      ).click()
      await page.waitForFunction(
        (text) =>
          document.querySelector('lotse-advisor')?.shadowRoot?.querySelector('.talk h2')?.textContent !==
          text,
        before,
      )
    }
    await advisor.host.getByRole('list', {name: words.below}).waitFor()
    await advisor.host.getByRole('list', {name: words.speaks}).first().waitFor()
    found.push(...(await violations(page, 'results')))
    await advisor.host.getByRole('checkbox', {name: words.offer}).check()
    found.push(...(await violations(page, 'consent')))
    await advisor.button(words.glass).click()
    await advisor.host.getByRole('dialog').waitFor()
    await advisor.host.locator('.others summary').first().click()
    found.push(...(await violations(page, 'glass panel')))
    expect(found).toEqual([])
    await page.close()
  })

  it('leaves words their room on a phone of 320 pixels, and nothing runs out of the window', async () => {
    const page = await site.browser.newPage({viewport: {width: 320, height: 640}})
    await page.goto(`${site.shop.origin}/${locale}`)
    const advisor = advisorOn(page)
    const pageWidth = () => page.evaluate(() => document.documentElement.scrollWidth)
    await advisor.answer(words.first)
    expect(await pageWidth()).toBe(320)
    await advisor.finish()
    expect(await pageWidth()).toBe(320)
    await advisor.button(words.glass).click()
    const panel = advisor.host.getByRole('dialog')
    await panel.getByRole('switch').first().waitFor()
    const lines = panel.locator('.glass-line > .glass-words')
    const widths = await lines.evaluateAll((all) => all.map((line) => line.getBoundingClientRect().width))
    expect(widths.length).toBeGreaterThan(4)
    expect(Math.min(...widths)).toBeGreaterThan(200)
    expect(await panel.evaluate(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)).toBe(0)
    // A statement about oneself and the answer to it are one sentence.
    const statement = (await lines.allTextContents()).find((text) => text.includes(' – '))
    expect(statement).toMatch(/[^.] – /)
    await page.close()
  })

  it('has no violation where the advice cannot be loaded', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.shop.origin}/${locale}/broken`)
    const advisor = advisorOn(page)
    await advisor.button(words.first).click()
    await advisor.button(words.retry).waitFor()
    expect(await violations(page, 'failed')).toEqual([])
    await page.close()
  })
})
