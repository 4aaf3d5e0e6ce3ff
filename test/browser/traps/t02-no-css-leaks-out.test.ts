import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'
import {html, SCRIPT} from '../../support/pages'

const NODES = Array.from(
  {length: 50},
  (_, n) =>
    `<section class="card"><h2 class="question">Kopf ${n}</h2><p class="price">Text</p><button class="button">Kauf</button></section>`,
).join('')

// The widget stands last, so that its growth moves nothing of the page.

const site = browserShop({pages: {'/nodes': {body: html(`${NODES}<div id="place"></div>`)}}})

const stylesOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, body, section, h2, p, button')].map((node) => {
      const style = getComputedStyle(node)
      return (
        [...style]
          // The page gets longer below; what follows from that is not a style of ours.
          .filter(
            (name) =>
              !/^(height|block-size|perspective-origin|transform-origin)$/.test(name) ||
              node.tagName !== 'HTML',
          )
          .filter(
            (name) =>
              !/^(height|block-size|perspective-origin|transform-origin)$/.test(name) ||
              node.tagName !== 'BODY',
          )
          .map((name) => `${name}:${style.getPropertyValue(name)}`)
          .join(';')
      )
    }),
  )

it('leaves the computed style of 200 nodes of the page as it was, before, during and after the advice', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.shop.origin}/nodes`)
  const before = await stylesOf(page)
  expect(before.length).toBeGreaterThanOrEqual(200)
  await page.evaluate((script) => {
    const place = document.querySelector('#place')
    const fragment = document
      .createRange()
      .createContextualFragment(`${script}<lotse-advisor></lotse-advisor>`)
    place?.append(fragment)
  }, SCRIPT)
  const advisor = advisorOn(page)
  await advisor.button('Auf Knopfdruck').waitFor()
  expect(await stylesOf(page)).toEqual(before)
  await advisor.answer('Auf Knopfdruck')
  await advisor.finish()
  // Only the pointer was moved by the test itself.
  await page.mouse.move(0, 0)
  expect(await stylesOf(page)).toEqual(before)
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
  await page.close()
})
