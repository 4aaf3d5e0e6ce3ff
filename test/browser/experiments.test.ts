import type {Page} from 'playwright-core'
import {describe, expect, it} from 'vitest'
import type {Experiments} from '../../advisor-core/experiments/types'
import {type AdvisorPage, advisorOn} from '../support/advisor-page'
import {browserShop} from '../support/browser-shop'
import {advisorPage} from '../support/pages'

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

const site = browserShop({
  askFirst: ['type'],
  experiments: EXPERIMENTS,
  pages: {'/de': advisorPage('de'), '/en': advisorPage('en')},
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
  const page = await site.browser.newPage()
  await page.goto(`${site.shop.origin}/${locale}`)
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
