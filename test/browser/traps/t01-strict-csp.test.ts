import {expect, it} from 'vitest'
import {advisorOn} from '../../support/advisor-page'
import {browserShop} from '../../support/browser-shop'
import {html} from '../../support/pages'

const POLICY = [
  "default-src 'none'",
  "script-src 'nonce-n0nce'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lotse',
].join('; ')

const strict = (worker: string) => ({
  body: html(
    `<script nonce="n0nce">window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI))</script>
     <script nonce="n0nce" async src="/lotse/lotse.js" data-lotse-manifest="/lotse/manifest.json" data-lotse-worker="${worker}"></script>
     <lotse-advisor></lotse-advisor>`,
    {head: '<link rel="icon" href="data:,">'},
  ),
  headers: {'content-security-policy': POLICY},
})

const site = browserShop({pages: {'/main': strict('main'), '/auto': strict('auto')}})

/** Every violation but the page's own icon, which its `data:` address makes one. */
async function violationsOfDialogue(path: string): Promise<readonly string[]> {
  const page = await site.browser.newPage()
  await page.goto(site.shop.origin + path)
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  await advisor.finish()
  await advisor.button('Was ich von Ihnen weiß').click()
  await advisor.button('Schließen').click()
  await advisor.host
    .getByRole('button', {name: /^Mehr davon/})
    .first()
    .click()
  await page.waitForTimeout(300)
  const violations = await page.evaluate(() => (window as unknown as {violations: string[]}).violations)
  expect(await advisor.products()).toHaveLength(3)
  await page.close()
  return violations.filter((violation) => violation !== 'img-src data')
}

it('runs a full dialogue on the main thread without one violation of a strict policy with trusted types', async () => {
  expect(await violationsOfDialogue('/main')).toEqual([])
})

it('goes on without the worker where the policy blocks it, and that is the only violation', async () => {
  const violations = await violationsOfDialogue('/auto')
  expect(violations).toHaveLength(1)
  expect(violations[0]).toMatch(/^worker-src .*worker\.[0-9a-f]+\.js$/)
})

it('says nothing of its own in style attributes or style elements', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.shop.origin}/main`)
  const advisor = advisorOn(page)
  await advisor.answer('Auf Knopfdruck')
  expect(await advisor.host.locator('style, [style]').count()).toBe(0)
  expect(await page.locator('head style, body > style, [style]').count()).toBe(0)
  await page.close()
})
