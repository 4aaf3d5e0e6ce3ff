import type {Advisor} from '../../advisor-core/advisor/types'
import type {Locale, LocalText} from '../../advisor-core/catalog/types'
import {type Cards, parseCards} from '../../widget/cards'
import type {ShopFiles} from '../build/build-shop-files'
import type {Named, SimulationReport} from './report'
import type {SimulationSummary} from './summarise'

export interface ReportInput {
  readonly advisor: Advisor
  readonly built: ShopFiles
  readonly summary: SimulationSummary
  readonly visitors: number
  readonly seed: number
  readonly noise: number | undefined
  readonly clicks: number
}

/** Puts the merchant's names to what was found. */
export function makeReport({advisor, built, summary, ...run}: ReportInput): SimulationReport {
  const cards = {de: readCards(built, 'de'), en: readCards(built, 'en')}
  const nameOf = (product: number): Named => {
    const either = cards.de?.products[product] ?? cards.en?.products[product]
    const name = (locale: Locale): string =>
      cards[locale]?.products[product]?.name ?? either?.name ?? String(product)
    return {id: either?.id ?? String(product), name: {de: name('de'), en: name('en')}}
  }
  const mentioned = new Set(summary.products.explained.flatMap(({product, others}) => [product, ...others]))
  return {
    simulated: true,
    shop: advisor.shop.name,
    visitors: run.visitors,
    seed: run.seed,
    noise: run.noise ?? null,
    clicksEach: run.clicks,
    ...summary,
    names: Object.fromEntries([...mentioned].map((product) => [product, nameOf(product)])),
    texts: Object.fromEntries(advisor.questions.map(({id, text}): [string, LocalText] => [id, text])),
  }
}

function readCards({manifest, files}: ShopFiles, locale: Locale): Cards | null {
  const bytes = files.get(manifest.files[`cards.${locale}`]?.file ?? '')
  return bytes ? parseCards(JSON.parse(new TextDecoder().decode(bytes))) : null
}
