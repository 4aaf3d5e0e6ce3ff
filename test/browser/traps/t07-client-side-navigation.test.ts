import type {Page} from 'playwright-core'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {type AdvisorPage, advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'
import {html, SCRIPT} from '../../support/pages'

const two = `${SCRIPT}${SCRIPT}<lotse-advisor id="one"></lotse-advisor><lotse-advisor id="two" locale="en"></lotse-advisor>`

const site = browserShop({pages: {'/two': {body: html(two)}}})

let page: Page
let advisor: AdvisorPage
let errors: string[]
beforeEach(async () => {
  page = await site.browser.newPage()
  errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text())
  })
  await page.goto(site.shop.origin)
  advisor = advisorOn(page)
})
afterEach(async () => {
  expect(errors).toEqual([])
  await page.close()
})

async function expectConversation() {
  await advisor.host.locator('.talk h2').waitFor()
  expect(await page.locator('lotse-advisor').count()).toBe(1)
  expect(await advisor.host.locator('.advisor').count()).toBe(1)
  expect((await advisor.host.locator('.chip').allTextContents())[0]).toBe('Auf Knopfdruck')
}

it('goes on after the element was moved, and after it was taken out and put back', async () => {
  await advisor.answer('Auf Knopfdruck')
  await page.evaluate(() => {
    const element = document.querySelector('lotse-advisor')
    if (element) document.body.prepend(element)
  })
  await expectConversation()
  await page.evaluate(async () => {
    const element = document.querySelector('lotse-advisor')
    element?.remove()
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (element) document.querySelector('main')?.append(element)
  })
  await expectConversation()
  await advisor.finish()
})

it('goes on after a body swap as Turbo makes it, script tags run again and the page cached as a clone', async () => {
  await advisor.answer('Auf Knopfdruck')
  const swap = () =>
    page.evaluate(() => {
      const next = document.createElement('body')
      for (const node of document.body.childNodes) next.append(node.cloneNode(true))
      // Turbo makes the scripts of the new body run by creating them anew.
      for (const old of next.querySelectorAll('script')) {
        const script = document.createElement('script')
        for (const {name, value} of old.attributes) script.setAttribute(name, value)
        old.replaceWith(script)
      }
      history.pushState({turbo: {restorationIndex: 1}}, '', '/category')
      document.documentElement.replaceChild(next, document.body)
    })
  await swap()
  await expectConversation()
  expect(await page.evaluate(() => Object.keys(history.state).sort())).toEqual(['lotse', 'turbo'])
  await swap()
  await expectConversation()
  await advisor.finish()
})

it('goes on after an Astro view transition: new document parts, same element id', async () => {
  await advisor.answer('Auf Knopfdruck')
  await page.evaluate(() => {
    const parsed = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html')
    history.pushState({index: 1, scrollX: 0, scrollY: 0}, '', '/astro')
    document.body.replaceWith(document.adoptNode(parsed.body))
    document.dispatchEvent(new Event('astro:after-swap'))
  })
  await expectConversation()
  await advisor.finish()
})

it('goes on after the page pushed history entries of its own, and Back within the page', async () => {
  await advisor.answer('Auf Knopfdruck')
  await page.evaluate(() => history.pushState({step: 1}, '', '/filtered'))
  await advisor.answer('Egal')
  await page.waitForFunction(() => history.state?.lotse !== undefined && history.state?.step === 1)
  await page.goBack()
  await expectConversation()
})

it('goes on after a section was rendered again around it, as Shopify’s editor does', async () => {
  await advisor.answer('Auf Knopfdruck')
  await page.evaluate(() => {
    const main = document.querySelector('main')
    if (main) main.replaceChildren(document.createElement('h1'), document.createElement('lotse-advisor'))
  })
  await expectConversation()
})

it('keeps two advisors of one page apart, and a script tag given twice changes nothing', async () => {
  await page.goto(`${site.shop.origin}/two`)
  const [one, two] = [advisorOn(page, '#one'), advisorOn(page, '#two')]
  await one.answer('Auf Knopfdruck')
  expect(await two.host.locator('.talk').count()).toBe(0)
  await two.answer('A whole pot')
  expect(await one.host.locator('.chip').allTextContents()).toEqual(['Auf Knopfdruck'])
  expect(await two.host.locator('.chip').allTextContents()).toEqual(['A whole pot'])
  await page.waitForFunction(() => Object.keys(history.state?.lotse ?? {}).length === 2)
  await page.reload()
  await one.host.locator('.chip').waitFor()
  await two.host.locator('.chip').waitFor()
  expect(await one.host.locator('.chip').allTextContents()).toEqual(['Auf Knopfdruck'])
  expect(await two.host.locator('.chip').allTextContents()).toEqual(['A whole pot'])
})
