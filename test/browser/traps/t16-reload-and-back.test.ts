import type {Page} from 'playwright-core'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'

const site = browserShop()

let page: Page
beforeEach(async () => {
  page = await site.browser.newPage()
  await page.goto(site.shop.origin)
})
afterEach(() => page.close())

/** What the visitor sees: question, chips, products. */
async function seen() {
  const advisor = advisorOn(page)
  await advisor.host.locator('.talk h2').waitFor()
  return {
    heading: await advisor.heading(),
    chips: await advisor.host.locator('.chip').allTextContents(),
    products: await advisor.products(),
  }
}

const kept = () => page.waitForFunction(() => JSON.stringify(history.state ?? null).includes('answer:'))

it('stands where it stood after a reload, beside what the page keeps in its own history entry', async () => {
  await page.evaluate(() => history.replaceState({shop: {scroll: 7}}, ''))
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  await advisor.answer('Egal')
  await kept()
  const before = await seen()
  expect(before.chips).toHaveLength(2)
  await page.reload()
  expect(await seen()).toEqual(before)
  expect(await page.evaluate(() => history.state.shop)).toEqual({scroll: 7})
  expect(page.url()).toBe(`${site.shop.origin}/`)
})

it('stands where it stood after a look at a product and Back', async () => {
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  await advisor.finish()
  await kept()
  const before = await seen()
  await advisor.host.getByRole('link').first().click()
  await page.waitForURL(/product/)
  await page.goBack()
  const after = await seen()
  expect(after.chips).toEqual(before.chips)
  expect(after.heading).toBe(before.heading)
})

it('leaves no trace of itself in the history entry after starting again, and the page its own', async () => {
  await page.evaluate(() => history.replaceState({shop: 1}, ''))
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  await advisor.finish()
  await kept()
  await advisor.answer('Von vorn beginnen')
  await page.waitForFunction(() => history.state?.lotse === undefined)
  expect(await page.evaluate(() => history.state)).toEqual({shop: 1})
  await page.reload()
  await advisor.button('Auf Knopfdruck').waitFor()
  expect(await advisor.host.locator('.talk').count()).toBe(0)
})

it('goes on in another page of the tab only after the visitor’s own tick', async () => {
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  await advisor.button('Was ich von Ihnen weiß').click()
  await advisor.host.getByRole('checkbox', {name: 'In diesem Tab merken'}).check()
  await advisor.button('Schließen').click()
  await page.waitForFunction(() => sessionStorage.length === 1)
  await page.goto(`${site.shop.origin}/product`)
  await page.goto(site.shop.origin)
  // Nothing is read before the act: the start card stands there again.
  expect(await advisor.host.locator('.talk').count()).toBe(0)
  await advisor.button('Eine ganze Kanne').click()
  const {chips} = await seen()
  expect(chips).toEqual(['Eine ganze Kanne'])
  await advisor.button('Was ich von Ihnen weiß').click()
  const tick = advisor.host.getByRole('checkbox', {name: 'In diesem Tab merken'})
  expect(await tick.isChecked()).toBe(true)
  await tick.uncheck()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})
