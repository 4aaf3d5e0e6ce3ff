import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {advisorOn, choicesOf} from '../support/advisor-page'
import {axeViolations} from '../support/axe'
import {browserShop} from '../support/browser-shop'

const site = browserShop()

/** Links lead nowhere, so that what a click told can be looked at. */
const stay = (page: Page) =>
  page.evaluate(() => addEventListener('click', (event) => event.preventDefault(), true))

it('counts a card below the fold as not passed over, and one that was looked at as passed over', async () => {
  const page = await site.openAt(390, 700)
  const advisor = advisorOn(page)
  await advisor.finish()
  await advisor.host.locator('.arguments').first().waitFor()
  const cards = advisor.host.locator('.slate > .card')
  expect(await cards.count()).toBe(3)
  await stay(page)
  const look = async (slot: number) => {
    await cards.nth(slot).evaluate((card) => card.scrollIntoView({block: 'center'}))
    // A little more than the second that a card has to be in view for.
    await page.waitForTimeout(1300)
  }
  const open = (slot: number) => cards.nth(slot).getByRole('link').click()
  await look(0)
  await open(0)
  await expect.poll(async () => (await choicesOf(page)).length).toBe(1)
  const [first] = await choicesOf(page)
  expect(first!.shown.indexOf(first!.product)).toBe(0)
  expect(first!.shown[2]).toBe(-1)
  await look(2)
  await open(2)
  await expect.poll(async () => (await choicesOf(page)).length).toBe(2)
  const second = (await choicesOf(page))[1]!
  expect(second.shown.slice(0, 3).filter((product) => product >= 0)).toContain(second.product)
  expect(second.shown.filter((product) => product >= 0).length).toBeGreaterThanOrEqual(2)
})

it('takes a click on the surprise as evidence, and none from what goes with the best match', async () => {
  const page = await site.openAt(1280)
  // No comparison comes between the answers that lead to one.
  await page.route(/\/tfjs\b[^/]*\.js/, (route) => route.abort())
  const advisor = advisorOn(page)
  for (const answer of ['Auf Knopfdruck', 'Egal', 'Egal', 'Nein']) await advisor.answer(answer)
  if (await advisor.button('Ergebnis zeigen').count()) await advisor.answer('Ergebnis zeigen')
  const surprise = advisor.host.locator('[data-surprise]')
  await surprise.waitFor()
  await stay(page)
  const partner = advisor.host.locator('.below-card:not([data-surprise])').first()
  await partner.getByRole('link').click()
  await surprise.getByRole('link').click()
  await expect.poll(async () => (await choicesOf(page)).length).toBe(1)
  const [choice] = await choicesOf(page)
  expect(choice!.shown.indexOf(choice!.product)).toBe(3)
})

it('says quietly that a reason cannot be taken in, keeps the refusal, and takes it in at another try', async () => {
  const page = await site.openAt(390)
  let blocked = true
  await page.route(/\/text\b[^/]*\.js/, (route) => (blocked ? route.abort() : route.continue()))
  const advisor = advisorOn(page)
  await advisor.finish()
  await advisor.host
    .getByRole('button', {name: /^Nichts für mich: /})
    .first()
    .click()
  const why = advisor.host.getByRole('group', {name: /^Was passt an .* nicht/})
  const chips = await advisor.host.locator('.chip').count()
  await why.getByRole('button').first().click()
  await expect.poll(() => why.getByRole('status').textContent()).toContain('Nichts für mich“ gilt trotzdem')
  expect(await advisor.host.locator('.words-not').count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
  expect((await choicesOf(page)).length).toBe(1)
  blocked = false
  await why.getByRole('button').first().click()
  await why.waitFor({state: 'detached'})
  await expect.poll(() => advisor.host.locator('.chip').count()).toBe(chips + 1)
})

it('a late chunk brings arguments and the rest without moving focus or what is being read', async () => {
  const page = await site.openAt(1280)
  let arrive = () => {}
  const late = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(/\/glass\b[^/]*\.js/, async (route) => {
    await late
    await route.continue()
  })
  const advisor = advisorOn(page)
  await advisor.finish()
  const details = advisor.host.locator('.slate > .card').first().getByRole('link')
  await details.focus()
  const heading = advisor.host.locator('.slate > .card').first().locator('h3')
  const before = await heading.boundingBox()
  expect(await advisor.host.locator('.arguments').count()).toBe(0)
  const gains = await advisor.host.locator('.card .reasons').allTextContents()
  arrive()
  await advisor.host.locator('.arguments').first().waitFor()
  await advisor.host.locator('.compare').waitFor()
  expect(await advisor.host.locator('.card .reasons').allTextContents()).toEqual(gains)
  expect(await details.evaluate((link) => link.matches(':focus'))).toBe(true)
  expect((await heading.boundingBox())?.y).toBe(before?.y)
})

it('a refused product may be given a reason, which is a wish that can be taken back', async () => {
  const page = await site.openAt(390)
  const advisor = advisorOn(page)
  await advisor.finish()
  const refuse = advisor.host.getByRole('button', {name: /^Nichts für mich: /}).first()
  await refuse.click()
  const why = advisor.host.getByRole('group', {name: /^Was passt an .* nicht/})
  await why.waitFor()
  const chips = await advisor.host.locator('.chip').count()
  const reasons = await why.getByRole('button').allTextContents()
  expect(reasons.length).toBeGreaterThanOrEqual(1)
  expect(reasons.length).toBeLessThanOrEqual(4)
  expect(await axeViolations(page)).toEqual([])
  await why.getByRole('button').first().click()
  await why.waitFor({state: 'detached'})
  await expect.poll(() => advisor.host.locator('.chip').count()).toBe(chips + 1)
  await advisor.host
    .getByRole('button', {name: /Ihre Antworten|Antworten/})
    .first()
    .click()
  const added = advisor.host.locator('.chip').last()
  await added.getByRole('button').click()
  await expect.poll(() => advisor.host.locator('.chip').count()).toBe(chips)
})

it('asks which of two products it is rather, by keyboard, and undo brings the same two back', async () => {
  const page = await site.openAt(1280)
  const advisor = advisorOn(page)
  const loaded = page.waitForResponse((response) => /\/tfjs\b/.test(response.url()))
  await advisor.host.locator('.option').first().click()
  await loaded
  const pair = advisor.host.locator('.pair-card')
  for (let n = 0; n < 8 && (await pair.count()) === 0; n++) await advisor.answer(/^(Egal|Überspringen)$/)
  expect(await pair.count()).toBe(2)
  const names = await pair.locator('h3').allTextContents()
  expect(await axeViolations(page)).toEqual([])
  const choose = pair.getByRole('button').first()
  await choose.focus()
  await page.keyboard.press('Enter')
  // What comes next may be another comparison.
  await expect.poll(() => pair.locator('h3').allTextContents()).not.toEqual(names)
  const back = advisor.button('Zurück')
  await back.click()
  await expect.poll(() => pair.locator('h3').allTextContents()).toEqual(names)
  // Its answer is a chip: put again by it, answered otherwise, taken back.
  await pair.getByRole('button').first().click()
  const chip = (name: string) => advisor.host.locator('.chip', {hasText: `Lieber: ${name}`})
  await chip(names[0]!).waitFor()
  await chip(names[0]!)
    .getByRole('button', {name: /ändern$/})
    .click()
  await expect.poll(() => pair.locator('h3').allTextContents()).toEqual(names)
  await pair.getByRole('button').last().click()
  await chip(names[1]!).waitFor()
  expect(await chip(names[0]!).count()).toBe(0)
  await chip(names[1]!)
    .getByRole('button', {name: /zurücknehmen$/})
    .click()
  await expect.poll(() => pair.locator('h3').allTextContents()).toEqual(names)
  expect(await advisor.host.locator('.chip', {hasText: 'Lieber'}).count()).toBe(0)
})

it.each([
  ['beside each other', 1280],
  ['beside each other', 390],
  ['one below the other', 320],
])('puts the two products %s in a window of %i pixels, with all of their words', async (where, width) => {
  const page = await site.openAt(width)
  const advisor = advisorOn(page)
  const loaded = page.waitForResponse((response) => /\/tfjs\b/.test(response.url()))
  await advisor.host.locator('.option').first().click()
  await loaded
  const pair = advisor.host.locator('.pair-card')
  for (let n = 0; n < 8 && (await pair.count()) === 0; n++) await advisor.answer(/^(Egal|Überspringen)$/)
  const [first, second] = await pair.evaluateAll((cards) =>
    cards.map((card) => {
      const box = (css: string) => card.querySelector(css)!.getBoundingClientRect()
      const cut = ({scrollWidth, clientWidth, scrollHeight, clientHeight}: Element) =>
        scrollWidth > clientWidth || scrollHeight > clientHeight
      return {
        price: box('.amount').top,
        button: box('.button'),
        cut: [...card.querySelectorAll('.name, .pair-facts li')].some(cut),
      }
    }),
  )
  expect([first!.cut, second!.cut]).toEqual([false, false])
  expect([first!.button.height, second!.button.height]).toEqual([44, 44])
  expect(first!.price === second!.price).toBe(where === 'beside each other')
  expect(first!.button.top === second!.button.top).toBe(where === 'beside each other')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  await page.close()
})

it('compares the suggestions in a table that leaves out what is equal', async () => {
  const page = await site.openAt(1280)
  const advisor = advisorOn(page)
  await advisor.finish()
  await advisor.button('Nebeneinander vergleichen').click()
  const dialog = advisor.host.getByRole('dialog')
  await dialog.waitFor()
  for (const target of await dialog.locator('button, label').all())
    expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  const rows = dialog.locator('tbody tr')
  const all = await rows.count()
  expect(all).toBeGreaterThan(0)
  for (let r = 0; r < all; r++)
    expect(new Set(await rows.nth(r).locator('td').allTextContents()).size).toBeGreaterThan(1)
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('checkbox').last().click()
  await expect.poll(() => dialog.locator('thead th').count()).toBe(2)
  await page.keyboard.press('Escape')
  await expect.poll(() => advisor.host.locator('dialog').count()).toBe(0)
  const opener = advisor.button('Nebeneinander vergleichen')
  expect(await opener.evaluate((button) => button.matches(':focus'))).toBe(true)
})
