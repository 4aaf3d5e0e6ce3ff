import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {advisorOn} from '../support/advisor-page'
import {launchChromium} from '../support/chromium'
import {html, type RunningShop, SCRIPT, startShop} from '../support/pages'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

let browser: Browser
let shop: RunningShop

beforeAll(async () => {
  browser = await launchChromium()
  const pageIn = (lang: string, dark: boolean, attributes = '') => ({
    body: html(`<main><h1>Shop</h1>${SCRIPT}<lotse-advisor ${attributes}></lotse-advisor></main>`, {
      lang,
      head: dark ? '<style>html { color-scheme: dark; background: #111; color: #eee }</style>' : '',
    }),
  })
  shop = await startShop({
    collector: '/collector',
    askFirst: ['type', 'colour'],
    pages: {
      '/de': pageIn('de', false),
      '/en': pageIn('en', false),
      '/de/dark': pageIn('de', true),
      '/en/dark': pageIn('en', true),
      '/de/broken': pageIn('de', false, 'manifest="/nowhere.json"'),
      '/en/broken': pageIn('en', false, 'manifest="/nowhere.json"'),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await shop.close()
})

async function violations(page: Page, state: string): Promise<string[]> {
  // Fades are over by then.
  await page.waitForTimeout(250)
  await page.evaluate(AXE)
  const found = await page.evaluate(async () => {
    const {axe} = window as unknown as {
      axe: {run: () => Promise<{violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]}>}
    }
    const {violations} = await axe.run()
    return violations.map(
      ({id, nodes}) => `${id}: ${nodes.map((n) => `${n.html} ${n.failureSummary}`).join(' | ')}`,
    )
  })
  return found.map((violation) => `${state}: ${violation}`)
}

describe.each(['de', 'en'] as const)('in %s', (locale) => {
  const words = WORDS[locale]

  it.each([
    ['light', `/${locale}`, 1280],
    ['light and narrow', `/${locale}`, 390],
    ['dark', `/${locale}/dark`, 1280],
  ])('has no violation in any state, %s', async (_, path, width) => {
    const page = await browser.newPage({viewport: {width, height: 900}})
    await page.goto(shop.origin + path)
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

  it('has no violation where the advice cannot be loaded', async () => {
    const page = await browser.newPage()
    await page.goto(`${shop.origin}/${locale}/broken`)
    const advisor = advisorOn(page)
    await advisor.button(words.first).click()
    await advisor.button(words.retry).waitFor()
    expect(await violations(page, 'failed')).toEqual([])
    await page.close()
  })
})
