import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {advisorOn} from '../support/advisor-page'
import {axeViolations} from '../support/axe'
import {launchChromium} from '../support/chromium'
import {type RunningShop, startShop} from '../support/pages'

let browser: Browser
let shop: RunningShop

beforeAll(async () => {
  browser = await launchChromium()
  shop = await startShop()
})
afterAll(async () => {
  await browser.close()
  await shop.close()
})

async function openAt(width: number): Promise<Page> {
  const context = await browser.newContext({viewport: {width, height: 900}, reducedMotion: 'reduce'})
  const page = await context.newPage()
  await page.goto(shop.origin)
  return page
}

it('a refused product may be given a reason, which is a wish that can be taken back', async () => {
  const page = await openAt(390)
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
  const page = await openAt(1280)
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
  await expect.poll(() => advisor.host.locator('.talk h2').textContent()).not.toContain('von diesen beiden')
  const back = advisor.button('Zurück')
  await back.click()
  await expect.poll(() => pair.locator('h3').allTextContents()).toEqual(names)
})

it('compares the suggestions in a table that leaves out what is equal', async () => {
  const page = await openAt(1280)
  const advisor = advisorOn(page)
  await advisor.finish()
  await advisor.button('Nebeneinander vergleichen').click()
  const dialog = advisor.host.getByRole('dialog')
  await dialog.waitFor()
  const rows = dialog.locator('tbody tr')
  const all = await rows.count()
  expect(all).toBeGreaterThan(0)
  for (let r = 0; r < all; r++)
    expect(new Set(await rows.nth(r).locator('td').allTextContents()).size).toBeGreaterThan(1)
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('checkbox').last().click()
  await expect.poll(() => dialog.locator('thead th').count()).toBe(2)
  await page.keyboard.press('Escape')
  await dialog.waitFor({state: 'hidden'})
})
