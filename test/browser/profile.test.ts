import type {Locator, Page} from 'playwright-core'
import {describe, expect, it} from 'vitest'
import {advisorOn} from '../support/advisor-page'
import {axeViolations} from '../support/axe'
import {browserShop} from '../support/browser-shop'
import {advisorPage} from '../support/pages'

const WORDS = {
  de: {
    first: 'Auf Knopfdruck',
    show: 'Ergebnis zeigen',
    begin: 'Profil beginnen',
    look: 'Mein Profil ansehen',
    progress: (n: number) => `Frage ${n} von höchstens 8`,
    answer: 'trifft genau zu',
    skip: 'Überspringen',
    back: 'Zurück',
    yours: 'Ihr Profil',
    close: 'Schließen',
    erase: 'Profil löschen',
    erased: 'Ihr Profil ist gelöscht.',
    sure: /^Eher „.+“ – (ziemlich sicher|noch unsicher)$/,
  },
  en: {
    first: 'At the push of a button',
    show: 'Show results',
    begin: 'Start the profile',
    look: 'See my profile',
    progress: (n: number) => `Question ${n} of at most 8`,
    answer: 'very much like me',
    skip: 'Skip',
    back: 'Back',
    yours: 'Your profile',
    close: 'Close',
    erase: 'Delete the profile',
    erased: 'Your profile is deleted.',
    sure: /^Rather “.+” – (fairly sure|still unsure)$/,
  },
} as const

const site = browserShop({
  askFirst: ['type'],
  pages: {'/de': advisorPage('de'), '/en': advisorPage('en'), '/de/dark': advisorPage('de', {dark: true})},
})

/** Answers the first question, asks for the results, and opens the profile. */
async function begin(page: Page, path: string, locale: 'de' | 'en'): Promise<Locator> {
  const words = WORDS[locale]
  await page.goto(site.shop.origin + path)
  const advisor = advisorOn(page)
  await advisor.answer(words.first)
  await advisor.button(words.show).click()
  const invitation = advisor.button(words.begin)
  await invitation.waitFor()
  await invitation.focus()
  await page.keyboard.press('Enter')
  return advisor.host.getByRole('dialog')
}

const focused = (page: Page) =>
  page.evaluate(() => document.querySelector('lotse-advisor')?.shadowRoot?.activeElement?.textContent ?? null)

/** A closed dialog is out of sight at once, and out of the page only after its `close` event. */
const gone = (page: Page) => page.locator('lotse-advisor dialog.profile').waitFor({state: 'detached'})

const violations = async (page: Page, state: string) =>
  (await axeViolations(page)).map((violation) => `${state}: ${violation}`)

const FOLDER = process.env.LOTSE_SCREENSHOTS

async function picture(page: Page, name: string): Promise<void> {
  if (FOLDER) await page.screenshot({path: `${FOLDER}/${name}.png`})
}

describe.each(['de', 'en'] as const)('the profile, in %s', (locale) => {
  const words = WORDS[locale]

  it('is taken, seen, gone back in and deleted with the keyboard alone', async () => {
    const page = await site.browser.newPage()
    const sheet = await begin(page, `/${locale}`, locale)
    const before = await advisorOn(page).products()
    const statement = sheet.locator('.statement')
    await sheet.getByText(words.progress(1)).waitFor()
    const first = await statement.textContent()
    expect(await focused(page)).toBe(first)

    const press = async (name: string) => {
      const target = sheet.getByRole('button', {name, exact: true})
      const reached = () => target.evaluate((element) => element.matches(':focus'))
      for (let n = 0; n < 15 && !(await reached()); n++) await page.keyboard.press('Tab')
      expect(await reached()).toBe(true)
      await page.keyboard.press('Enter')
    }
    await press(words.answer)
    await sheet.getByText(words.progress(2)).waitFor()
    expect(await focused(page)).toBe(await statement.textContent())
    await press(words.back)
    await sheet.getByText(words.progress(1)).waitFor()
    expect(await statement.textContent()).toBe(first)

    await press(words.skip)
    await sheet.getByText(words.progress(2)).waitFor()
    for (let n = 2; n <= 8; n++) {
      await sheet.getByText(words.progress(n)).waitFor()
      expect(await statement.textContent()).not.toBe(first)
      await press(words.answer)
    }
    await sheet.getByText(words.yours, {exact: true}).waitFor()
    expect(await focused(page)).toBe(words.yours)
    const lines = await sheet.locator('.trait-words').allTextContents()
    expect(lines.length).toBeGreaterThanOrEqual(4)
    expect(lines.filter((line) => words.sure.test(line)).length).toBeGreaterThan(0)
    expect(await advisorOn(page).products()).toEqual(expect.arrayContaining(before.slice(0, 2)))

    await page.keyboard.press('Escape')
    await gone(page)
    expect(await focused(page)).toBe(words.look)
    await page.keyboard.press('Enter')
    await sheet.waitFor()
    await press(words.erase)
    await gone(page)
    await advisorOn(page).host.getByText(words.erased).waitFor({state: 'attached'})
    await advisorOn(page).button(words.begin).waitFor()
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('"kind":"trait"')
    await page.close()
  })
})

describe('the profile', () => {
  it.each([
    ['de', '/de', 1280],
    ['de', '/de', 390],
    ['de', '/de/dark', 390],
    ['de', '/de/dark', 1280],
    ['en', '/en', 390],
  ] as const)('has no accessibility violation in %s at %s, %i px wide', async (locale, path, width) => {
    const words = WORDS[locale]
    const page = await site.browser.newPage({viewport: {width, height: 900}})
    const sheet = await begin(page, path, locale)
    await sheet.locator('.statement').waitFor()
    const name = `${path.slice(1).replace('/', '-')}-${width}`
    const found = await violations(page, 'statement')
    await picture(page, `${name}-statement`)
    for (let n = 1; n <= 8; n++) {
      await sheet.getByText(words.progress(n)).waitFor()
      await sheet
        .locator('.option')
        .nth([5, 0, 4, 5, 0, 1, 5, 2][n - 1]!)
        .click()
    }
    await sheet.getByText(words.yours, {exact: true}).waitFor()
    found.push(...(await violations(page, 'profile')))
    await picture(page, `${name}-profile`)
    await sheet.locator('.glass-body').evaluate((body) => body.scrollTo(0, body.scrollHeight))
    await picture(page, `${name}-profile-end`)
    await sheet.getByRole('button', {name: words.close, exact: true}).click()
    await advisorOn(page).button(words.look).scrollIntoViewIfNeeded()
    found.push(...(await violations(page, 'invitation')))
    await picture(page, `${name}-invitation`)
    expect(found).toEqual([])
    await page.close()
  })

  it('shows two suggestions first to somebody who decides on the spot, and the third on demand', async () => {
    const page = await site.browser.newPage()
    const sheet = await begin(page, '/de', 'de')
    const products = await advisorOn(page).products()
    expect(products).toHaveLength(3)
    for (let n = 1; n <= 8; n++) {
      await sheet.getByText(WORDS.de.progress(n)).waitFor()
      const statement = (await sheet.locator('.statement').textContent()) ?? ''
      if (/stürze mich in|voreilige|oft spontan/.test(statement))
        await sheet.locator('.option').last().click()
      else if (/denke in Ruhe|schlafe ich gern/.test(statement))
        await sheet.locator('.option').first().click()
      else await sheet.getByRole('button', {name: WORDS.de.skip, exact: true}).click()
    }
    await sheet.getByText(WORDS.de.yours, {exact: true}).waitFor()
    await page.keyboard.press('Escape')
    await gone(page)
    expect(await advisorOn(page).products()).toEqual(products.slice(0, 2))
    await advisorOn(page).button('Noch einen Vorschlag zeigen').click()
    expect(await advisorOn(page).products()).toEqual(products)
    await page.close()
  })

  it('sends nothing', async () => {
    const page = await site.browser.newPage()
    const sheet = await begin(page, '/de', 'de')
    await sheet.locator('.statement').waitFor()
    await page.waitForLoadState('networkidle')
    const sent: string[] = []
    // The taste model's code may still be on its way.
    page.on('request', (request) => {
      if (!/\/lotse\/tfjs\.\w+\.js$/.test(request.url())) sent.push(request.url())
    })
    for (let n = 1; n <= 8; n++) {
      await sheet.getByText(WORDS.de.progress(n)).waitFor()
      await sheet
        .locator('.option')
        .nth(n % 6)
        .click()
    }
    await sheet.getByText(WORDS.de.yours, {exact: true}).waitFor()
    expect(sent).toEqual([])
    await page.close()
  })
})
