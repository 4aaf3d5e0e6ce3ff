import {expect, it} from 'vitest'
import type {Question} from '../../advisor-core/advisor/types'
import {advisorOn} from '../support/advisor-page'
import {browserShop} from '../support/browser-shop'

const text = (de: string, en: string) => ({de, en})

const ORDER: Question = {
  id: 'rank',
  kind: 'order',
  text: text('Was ist Ihnen am wichtigsten, was danach?', 'What matters most to you, and what next?'),
  why: text('…', '…'),
  options: [
    {
      id: 'quiet',
      label: text('leise', 'quiet'),
      needs: [{attribute: 'noise', match: {max: 50}}],
    },
    {
      id: 'handy',
      label: text('selten nachfüllen', 'seldom refilled'),
      needs: [
        {attribute: 'tank', match: {min: 1.8}},
        {attribute: 'milk', match: {values: ['yes']}, weight: 0.3},
      ],
    },
    {id: 'cheap', label: text('günstig', 'cheap'), needs: [{attribute: 'price', match: {max: 300}}]},
  ],
}

const PRICE: Question = {
  id: 'price',
  kind: 'range',
  attribute: 'price',
  text: text('In welchem Rahmen?', 'In which range?'),
  why: text('…', '…'),
  options: [],
  auto: {most: 4},
}

const site = browserShop({questions: [ORDER, PRICE], askFirst: ['type', 'rank', 'price']})

it('needs are put in order by tapping, and the ranges after them are formed by the engine', async () => {
  const page = await site.openAt(390)
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  expect(await advisor.heading()).toBe(ORDER.text.de)
  await advisor.button('günstig').click()
  await advisor.button('leise').click()
  await advisor.button('selten nachfüllen').click()
  // Tapped again it is out, and the next one moves up.
  await advisor.button('1. günstig').click()
  await advisor.button('1. leise').waitFor()
  await advisor.button('2. selten nachfüllen').waitFor()
  expect(await advisor.button('günstig').getAttribute('aria-pressed')).toBe('false')
  await advisor.answer('Weiter')
  expect(await advisor.host.locator('.chip').allTextContents()).toContainEqual(
    expect.stringContaining('leise, dann selten nachfüllen'),
  )
  expect(await advisor.heading()).toBe(PRICE.text.de)
  const ranges = await advisor.host.locator('.option').allTextContents()
  expect(ranges[0]).toMatch(/^unter \d+\u00a0€$/)
  expect(ranges.at(-1)).toMatch(/^[\d.]+\u00a0€ und mehr$/)
  await advisor.answer(ranges[0]!)
  await page.reload()
  await advisor.host.locator('.chip').first().waitFor()
  expect(await advisor.host.locator('.chip').allTextContents()).toContainEqual(
    expect.stringContaining(ranges[0]!),
  )
  await page.context().close()
})
