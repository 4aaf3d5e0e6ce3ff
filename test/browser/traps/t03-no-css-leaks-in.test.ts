import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'
import {html, SCRIPT} from '../../support/pages'

const HOSTILE = `<style>
  * { color: red !important; font-size: 40px !important; line-height: 3 !important; letter-spacing: 9px !important;
      text-transform: uppercase !important; text-align: right !important; font-weight: 900 !important; margin: 7px !important;
      padding: 13px !important; border: 5px dotted lime !important; background: yellow !important; visibility: visible;
      word-spacing: 20px !important; text-indent: 50px !important; white-space: pre !important; cursor: wait !important }
  button, h2, p, li, ol, ul { display: inline !important; float: left !important; background: black !important }
  :root { --lotse-space: 0.25em }
</style>`

const PROPERTIES = [
  'color',
  'fontSize',
  'lineHeight',
  'letterSpacing',
  'textTransform',
  'textAlign',
  'fontWeight',
  'marginTop',
  'paddingTop',
  'borderTopWidth',
  'backgroundColor',
  'wordSpacing',
  'textIndent',
  'whiteSpace',
  'display',
  'float',
  'cursor',
] as const

const body = `${SCRIPT}<lotse-advisor></lotse-advisor>`

const site = browserShop({
  pages: {'/calm': {body: html(body)}, '/hostile': {body: html(body, {head: HOSTILE})}},
})

const insideStyles = (page: Page) =>
  page.evaluate((names) => {
    const root = document.querySelector('lotse-advisor')?.shadowRoot
    return [...(root?.querySelectorAll('.lotse *') ?? [])].map((node) => {
      const style = getComputedStyle(node)
      return `${node.tagName}.${node.getAttribute('class')} ${names.map((name) => `${name}=${style[name]}`).join(' ')}`
    })
  }, PROPERTIES)

async function styles(path: string): Promise<{start: string[]; talk: string[]}> {
  const page = await site.browser.newPage()
  await page.goto(site.shop.origin + path)
  const advisor = advisorOn(page)
  await advisor.button('Auf Knopfdruck').waitFor()
  const start = await insideStyles(page)
  await advisor.answer('Auf Knopfdruck')
  // What comes last, with a chunk of its own.
  await advisor.host.locator('.words-input').waitFor()
  await page.mouse.move(0, 0)
  await page.waitForTimeout(300)
  const talk = await insideStyles(page)
  await page.close()
  return {start, talk}
}

it('looks the same inside on a page whose styles fight everything with !important', async () => {
  const [calm, hostile] = [await styles('/calm'), await styles('/hostile')]
  expect(calm.start.length).toBeGreaterThan(8)
  expect(calm.talk.length).toBeGreaterThan(40)
  expect(hostile.start).toEqual(calm.start)
  expect(hostile.talk).toEqual(calm.talk)
})
