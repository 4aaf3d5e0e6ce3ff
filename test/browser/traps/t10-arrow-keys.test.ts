import {expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'

const ARROWS = ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'] as const

const site = browserShop()

it('never takes an arrow key for an answer: not on the start card, not in any question', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.shop.origin)
  const advisor = advisorOn(page)
  await advisor.button('Auf Knopfdruck').focus()
  for (const key of ARROWS) await page.keyboard.press(key)
  expect(await advisor.host.locator('.talk').count()).toBe(0)
  expect(site.shop.requests.some(({path}) => path.includes('manifest'))).toBe(false)

  await advisor.answer('Auf Knopfdruck')
  for (let n = 0; n < 8 && (await advisor.host.locator('[data-phase="asking"]').count()) > 0; n++) {
    const question = await advisor.heading()
    const chips = await advisor.host.locator('.chip').count()
    await advisor.host.locator('.option, .pair-card button').first().focus()
    for (const key of ARROWS) await page.keyboard.press(key)
    await page.waitForTimeout(50)
    expect(await advisor.heading()).toBe(question)
    expect(await advisor.host.locator('.chip').count()).toBe(chips)
    expect(await advisor.host.locator('.option[aria-pressed="true"]').count()).toBe(0)
    await advisor.answer(/^(Egal|Überspringen|Kann ich nicht sagen)$/)
  }
  await page.close()
})

it('can be answered by keyboard alone, with Enter and Space', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.shop.origin)
  const advisor = advisorOn(page)
  await advisor.button('Auf Knopfdruck').focus()
  await page.keyboard.press('Enter')
  await advisor.host.locator('.talk h2').waitFor()
  const first = await advisor.heading()
  const focused = () => advisor.host.evaluate((host) => host.shadowRoot?.activeElement?.textContent)
  await expect.poll(focused).toBe(first)
  // The first option is one Tab away from the question.
  await page.keyboard.press('Tab')
  expect(await advisor.host.evaluate((host) => host.shadowRoot?.activeElement?.className)).toBe('option')
  await page.keyboard.press('Space')
  const several = (await advisor.host.locator('.next').count()) > 0
  if (several) await advisor.host.locator('.next').press('Enter')
  await page.waitForFunction(
    (text) =>
      document.querySelector('lotse-advisor')?.shadowRoot?.querySelector('.talk h2')?.textContent !== text,
    first,
  )
  expect(await advisor.heading()).not.toBe(first)
  await page.close()
})
