import type {Page} from 'playwright-core'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {type AdvisorPage, advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'

const site = browserShop({askFirst: ['type', 'budget', 'noise']})

let page: Page
let advisor: AdvisorPage
beforeEach(async () => {
  page = await site.browser.newPage()
  await page.goto(site.shop.origin)
  advisor = advisorOn(page)
})
afterEach(() => page.close())

/** Everything that is believed, as the visitor may take it along. */
async function known(): Promise<unknown> {
  await advisor.button('Was ich von Ihnen weiß').click()
  // What each entry did is computed by a chunk that comes later: the file holds it once the panel shows it.
  await advisor.host.locator('.glass-list li').first().waitFor()
  const download = page.waitForEvent('download')
  await advisor.button('Als Datei mitnehmen').click()
  const stream = await (await download).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  await advisor.button('Schließen').click()
  const {dialogue, view} = JSON.parse(Buffer.concat(parts).toString())
  return {evidence: dialogue.evidence, view}
}

it('comes back to the same beliefs, to the bit, when an answer is given and taken back', async () => {
  await advisor.answer('Auf Knopfdruck')
  await advisor.answer('Bis 400 €')
  const before = await known()
  await advisor.answer(/^Leise bis/)
  expect(await known()).not.toEqual(before)
  await advisor.answer('Zurück')
  const after = await known()
  expect(JSON.stringify(after)).toBe(JSON.stringify(before))
})

it('takes back any answer by its ×, not only the last', async () => {
  await advisor.answer('Auf Knopfdruck')
  await advisor.answer('Bis 400 €')
  await advisor.answer(/^Leise bis/)
  await advisor.answer('Bis 400 €: zurücknehmen')
  expect(await advisor.host.locator('.chip').allTextContents()).toEqual(['Auf Knopfdruck', 'Leise'])
  expect(await advisor.heading()).toBe('Wie viel möchten Sie höchstens ausgeben?')
})

it('changes an earlier answer in place, marked as it was, and gives the slate of the new one', async () => {
  await advisor.answer('Von Hand, mit Siebträger')
  await advisor.answer('Bis 400 €')
  const wrong = await advisor.products()
  await advisor.button('Von Hand, mit Siebträger: ändern').click()
  await page.waitForFunction(() =>
    document
      .querySelector('lotse-advisor')
      ?.shadowRoot?.querySelector('.talk h2')
      ?.textContent?.includes('Kaffee'),
  )
  expect(await advisor.host.locator('.option[aria-pressed="true"] .label').textContent()).toBe(
    'Von Hand, mit Siebträger',
  )
  await advisor.host.locator('.option', {hasText: 'Auf Knopfdruck'}).click()
  await advisor.host.locator('.chip', {hasText: 'Auf Knopfdruck'}).waitFor()
  const changed = await advisor.products()
  expect(changed).not.toEqual(wrong)

  const direct = await site.browser.newPage()
  await direct.goto(site.shop.origin)
  const other = advisorOn(direct)
  await other.answer('Auf Knopfdruck')
  await other.answer('Bis 400 €')
  expect(await other.products()).toEqual(changed)
  await direct.close()
})
