import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Experiments} from '../../advisor-core/experiments/types'
import {type AdvisorPage, advisorOn} from '../support/advisor-page'
import {launchChromium} from '../support/chromium'
import {html, type RunningShop, SCRIPT, startShop} from '../support/pages'

/** Both versions end after two questions about products; only their names tell them apart. */
const EXPERIMENTS: Experiments = {
  running: [
    {
      id: 'short',
      label: {de: 'Kürzer beraten', en: 'Shorter advice'},
      arms: [
        {
          id: 'two',
          label: {de: 'Zwei Fragen', en: 'Two questions'},
          rules: {maxQuestions: 2, comparisons: 0},
        },
        {
          id: 'pair',
          label: {de: 'Ein Fragenpaar', en: 'A pair of questions'},
          rules: {maxQuestions: 2, comparisons: 0},
        },
      ],
    },
  ],
}
const WORDS = {
  de: {
    first: 'Auf Knopfdruck',
    glass: 'Was ich von Ihnen weiß',
    heading: 'Ihre Fassung dieser Beratung',
    version: /^Kürzer beraten – (Zwei Fragen|Ein Fragenpaar)$/,
  },
  en: {
    first: 'At the push of a button',
    glass: 'What I know about you',
    heading: 'Your version of this advice',
    version: /^Shorter advice – (Two questions|A pair of questions)$/,
  },
} as const

let browser: Browser
let shop: RunningShop

beforeAll(async () => {
  browser = await launchChromium()
  const pageIn = (lang: string) => ({
    body: html(`<main><h1>Shop</h1>${SCRIPT}<lotse-advisor></lotse-advisor></main>`, {lang}),
  })
  shop = await startShop({
    askFirst: ['type'],
    experiments: EXPERIMENTS,
    pages: {'/de': pageIn('de'), '/en': pageIn('en')},
  })
})
afterAll(async () => {
  await browser.close()
  await shop.close()
})

async function versionOf({host, button}: AdvisorPage, locale: 'de' | 'en'): Promise<string> {
  await button(WORDS[locale].glass).click()
  const panel = host.getByRole('dialog')
  const line = panel.getByText(WORDS[locale].version)
  await line.waitFor()
  const text = (await line.textContent()) ?? ''
  await panel
    .getByRole('button', {name: locale === 'de' ? 'Schließen' : 'Close'})
    .first()
    .click()
  return text
}

const open = async (locale: 'de' | 'en'): Promise<{page: Page; advisor: AdvisorPage}> => {
  const page = await browser.newPage()
  await page.goto(`${shop.origin}/${locale}`)
  return {page, advisor: advisorOn(page)}
}

describe.each(['de', 'en'] as const)('a shop that compares versions, in %s', (locale) => {
  const words = WORDS[locale]

  it('keeps to the version that was drawn, says which one it is, and keeps it over a reload', async () => {
    const {page, advisor} = await open(locale)
    await advisor.answer(words.first)
    const asked = await advisor.finish()
    // The first was answered before; statements about oneself are not counted.
    expect(asked.length).toBeLessThanOrEqual(2)
    const version = await versionOf(advisor, locale)
    expect(version).toMatch(words.version)
    await page.reload()
    await advisor.host.locator('.card').first().waitFor()
    expect(await versionOf(advisorOn(page), locale)).toBe(version)
    await page.close()
  })
})

it('draws nothing before the visitor said something after the start', async () => {
  const {page, advisor} = await open('de')
  await advisor.answer(WORDS.de.first)
  await advisor.button(WORDS.de.glass).click()
  await advisor.host.getByRole('dialog').getByRole('listitem').first().waitFor()
  expect(await advisor.host.getByText(WORDS.de.heading).count()).toBe(0)
  await page.close()
})
