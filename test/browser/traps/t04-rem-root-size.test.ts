import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {launchChromium} from '../../support/chromium'
import {html, type RunningShop, SCRIPT, startShop} from '../../support/pages'

let shop: RunningShop

beforeAll(async () => {
  const page = (size: string) => ({
    body: html(`${SCRIPT}<lotse-advisor></lotse-advisor>`, {
      head: `<style>html { font-size: ${size} }</style>`,
    }),
  })
  shop = await startShop({
    pages: Object.fromEntries(
      ['8px', '10px', '62.5%', '16px', '50px'].map((size) => [`/${parseFloat(size)}`, page(size)]),
    ),
  })
})
afterAll(() => shop.close())

async function sizes(browser: Browser, path: string) {
  const page = await browser.newPage({viewport: {width: 1000, height: 800}})
  await page.goto(shop.origin + path)
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  const size = (css: string) =>
    advisor.host
      .locator(css)
      .first()
      .evaluate((node) => parseFloat(getComputedStyle(node).fontSize))
  const result = {
    question: await size('h2'),
    option: await size('.option'),
    height: await advisor.host
      .locator('.option')
      .first()
      .evaluate((node) => node.getBoundingClientRect().height),
  }
  await page.close()
  return result
}

describe('the size of the page’s root', () => {
  it('does not change ours, be it 8, 10, 16 or 50 pixels', async () => {
    const browser = await launchChromium()
    const usual = await sizes(browser, '/16')
    expect(usual).toMatchObject({question: 21, option: 16})
    expect(usual.height).toBeGreaterThanOrEqual(44)
    for (const path of ['/8', '/10', '/62.5', '/50']) expect(await sizes(browser, path)).toEqual(usual)
    await browser.close()
  })

  it('does not hide the visitor’s own: with a browser font of 200 % everything is twice as large', async () => {
    const browser = await launchChromium(['--blink-settings=defaultFontSize=32'])
    expect(await sizes(browser, '/10')).toMatchObject({question: 42, option: 32})
    await browser.close()
  })
})
