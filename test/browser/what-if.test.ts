import {readFileSync} from 'node:fs'
import type {Page} from 'playwright-core'
import {describe, expect, it} from 'vitest'
import {type AdvisorPage, advisorOn} from '../support/advisor-page'
import {browserShop} from '../support/browser-shop'
import {advisorPage} from '../support/pages'

const WORDS = {
  de: {
    first: 'Auf Knopfdruck',
    other: 'Von Hand, mit Siebträger',
    glass: 'Was ich von Ihnen weiß',
    others: 'Hätten Sie etwas anderes gesagt',
    change: (label: string) => `So ändern: ${label}`,
    instead: /^Dann läge (.+) vorn/,
    now: /^Zurzeit liegt (.+) vorn\.$/,
    computing: 'Wird berechnet …',
    save: 'Als Datei mitnehmen',
  },
  en: {
    first: 'At the push of a button',
    other: 'By hand, portafilter',
    glass: 'What I know about you',
    others: 'Had you said something else',
    change: (label: string) => `Change to this: ${label}`,
    instead: /^(.+) would be first/,
    now: /^(.+) is first right now\.$/,
    computing: 'Working it out …',
    save: 'Take it as a file',
  },
} as const

const site = browserShop({askFirst: ['type'], pages: {'/de': advisorPage('de'), '/en': advisorPage('en')}})

/** Answers the first question and opens the glass panel. */
async function look(page: Page, locale: 'de' | 'en'): Promise<AdvisorPage> {
  await page.goto(`${site.shop.origin}/${locale}`)
  const advisor = advisorOn(page)
  await advisor.answer(WORDS[locale].first)
  await advisor.button(WORDS[locale].glass).click()
  await advisor.host.getByRole('dialog').waitFor()
  return advisor
}

describe.each(['de', 'en'] as const)('"had you said something else", in %s', (locale) => {
  const words = WORDS[locale]

  it('says what would be first then, and makes it so from the keyboard without losing the place', async () => {
    const page = await site.browser.newPage()
    const {host} = await look(page, locale)
    const summary = host.getByText(words.others).first()
    await summary.focus()
    await page.keyboard.press('Enter')
    const promised = host.getByRole('listitem').filter({hasText: words.other}).getByText(words.instead)
    const [, product] = words.instead.exec((await promised.first().textContent()) ?? '') ?? []
    expect(product).toBeTruthy()

    await host.getByRole('button', {name: words.change(words.other)}).focus()
    await page.keyboard.press('Enter')
    await host.getByRole('button', {name: words.change(words.first)}).waitFor()
    const [, first] =
      words.now.exec((await host.getByRole('dialog').getByRole('status').textContent()) ?? '') ?? []
    expect(first).toBe(product)
    const focused = await page.evaluate(
      () => document.querySelector('lotse-advisor')?.shadowRoot?.activeElement?.textContent,
    )
    expect(focused).toBe(words.others)
    await page.close()
  })
})

describe('the file to take along', () => {
  const words = WORDS.de

  it('waits until it is worked out what each entry did, and then has it', async () => {
    const page = await site.browser.newPage()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.context().route(/\/insight\..*\.js/, async (route) => {
      await held
      await route.continue()
    })
    const {host} = await look(page, 'de')
    await host.getByText(words.computing).waitFor()
    const save = host.getByRole('button', {name: words.save})
    expect(await save.isDisabled()).toBe(true)
    release()
    await host.getByText(words.now).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
    const {view} = JSON.parse(readFileSync(await download.path(), 'utf8'))
    const answer = view.glass.find(({kind}: {kind: string}) => kind === 'answer')
    expect(Number.isFinite(answer.effectBits)).toBe(true)
    expect(answer.others.length).toBeGreaterThan(0)
    await page.close()
  })

  it('can be had without the effects where they cannot be worked out', async () => {
    const page = await site.browser.newPage()
    await page.context().route(/\/insight\..*\.js/, (route) => route.abort())
    const {host} = await look(page, 'de')
    await host.getByText('lässt sich gerade nicht berechnen').waitFor()
    expect(await host.getByRole('button', {name: words.save}).isDisabled()).toBe(false)
    await page.close()
  })
})
