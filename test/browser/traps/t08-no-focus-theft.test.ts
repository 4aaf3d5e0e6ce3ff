import {expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'
import {html, SCRIPT} from '../../support/pages'

const body = `<input id="search"><div id="spacer"></div>${SCRIPT}<lotse-advisor></lotse-advisor><p id="end">Ende</p>`
const head = '<style>#spacer { height: 2000px } #end { margin-top: 1500px }</style>'

const site = browserShop({pages: {'/long': {body: html(body, {head})}}})

it('neither scrolls nor takes focus while it loads, nor when a reload brings the conversation back', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.shop.origin}/long`)
  await page.locator('#search').focus()
  const advisor = advisorOn(page)
  await advisor.button('Auf Knopfdruck').waitFor({state: 'attached'})
  const where = () => page.evaluate(() => [scrollX, scrollY, document.activeElement?.id])
  expect(await where()).toEqual([0, 0, 'search'])

  await advisor.answer('Auf Knopfdruck')
  await page.waitForFunction(() => history.state?.lotse !== undefined)
  await page.evaluate(() => {
    history.scrollRestoration = 'manual'
  })
  await page.reload()
  await page.locator('#search').focus()
  await advisor.host.locator('.talk h2').waitFor({state: 'attached'})
  await page.waitForTimeout(200)
  expect(await where()).toEqual([0, 0, 'search'])
  await page.close()
})

it('moves focus to the next question within the visitor’s act, without scrolling the page', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.shop.origin}/long`)
  const advisor = advisorOn(page)
  await advisor.button('Auf Knopfdruck').scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  await advisor.answer('Auf Knopfdruck')
  const focused = () => advisor.host.evaluate((host) => host.shadowRoot?.activeElement?.textContent)
  await expect.poll(focused).toBe(await advisor.heading())
  expect(await page.evaluate(() => scrollY)).toBe(before)
  await page.close()
})

it('leaves focus where the visitor went while the engine was thinking', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.shop.origin}/long`)
  const advisor = advisorOn(page)
  await advisor.host.evaluate((host) => host.shadowRoot?.querySelector<HTMLElement>('.option')?.click())
  await page.locator('#search').focus()
  await advisor.host.locator('.talk h2').waitFor({state: 'attached'})
  await page.waitForTimeout(100)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search')
  await page.close()
})
