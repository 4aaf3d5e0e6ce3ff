import type {Locator, Page} from 'playwright-core'

/** What a test does with the advisor on a page: by roles and words, through the shadow root. */
export interface AdvisorPage {
  readonly host: Locator
  readonly heading: () => Promise<string>
  readonly button: (name: string | RegExp) => Locator
  /** Presses a button and waits until the next question, or the results, are there. */
  readonly answer: (name: string | RegExp) => Promise<void>
  /** Answers whatever is asked until the results stand there; returns the questions that were asked. */
  readonly finish: () => Promise<string[]>
  readonly products: () => Promise<string[]>
}

/** The first advisor of a page, or the one with an id. */
export function advisorOn(page: Page, selector = 'lotse-advisor'): AdvisorPage {
  const host = page.locator(selector).first()
  const question = host.locator('h2').first()
  const heading = async () => (await question.textContent()) ?? ''
  const button = (name: string | RegExp) => host.getByRole('button', {name, exact: true}).first()
  const changed = async (act: () => Promise<void>) => {
    const [before, count] = [await heading(), await chips()]
    await act()
    await page.waitForFunction(
      ([css, text, n]) => {
        const root = document.querySelector(css)?.shadowRoot
        const now = root?.querySelector('.talk h2')?.textContent
        return now !== undefined && (now !== text || root?.querySelectorAll('.chip').length !== n)
      },
      [selector, before, count] as const,
    )
  }
  const chips = () => host.locator('.chip').count()
  const answer = (name: string | RegExp) => changed(() => button(name).click())
  const finish = async () => {
    const asked: string[] = []
    for (let n = 0; n < 12; n++) {
      if ((await host.locator('[data-phase="results"]').count()) > 0) return asked
      asked.push(await heading())
      await changed(async () => {
        await host.locator('.option, .pair-card button').first().click()
        const next = host.locator('.next')
        if ((await next.count()) > 0) await next.click()
      })
    }
    throw new Error(`no results after ${asked.join(' | ')}`)
  }
  const products = () => host.locator('.card h3').allTextContents()
  return {host, heading, button, answer, finish, products}
}

/** What was chosen and passed over, as the page keeps it. */
export const choicesOf = (page: Page) =>
  page.evaluate(() => {
    const kept = Object.values((history.state as {lotse?: Record<string, unknown>} | null)?.lotse ?? {})[0]
    const {saved} = kept as {saved: {evidence: {kind: string; product: number; shown: number[]}[]}}
    return saved.evidence.filter(({kind}) => kind === 'choice')
  })
