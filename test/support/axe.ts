import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Page} from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Longer than anything takes to fade. */
const FADED_MS = 250

/** What axe finds wrong on a page once nothing fades any more: rule, element and what was measured. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.waitForTimeout(FADED_MS)
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const {axe} = window as unknown as {
      axe: {run: () => Promise<{violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]}>}
    }
    const {violations} = await axe.run()
    return violations.flatMap(({id, nodes}) =>
      nodes.map(({html, failureSummary}) => `${id}: ${html} ${failureSummary}`),
    )
  })
}
