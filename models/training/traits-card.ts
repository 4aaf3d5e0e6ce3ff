import {pickTraitItem} from '../../advisor-core/traits/pick-trait-item'
import {scoreTraits} from '../../advisor-core/traits/score-traits'
import type {TraitBank, TraitResponse} from '../../advisor-core/traits/types'
import type {TraitsFolder} from './read-traits-folder'
import type {CalibratedTrait} from './traits-draft'

const ASKED = [4, 6, 8, 12]

/** The card of the item bank: what it is, what it rests on, how well it did on people not used for it. */
export function traitsCard(
  bank: TraitBank,
  calibrated: readonly CalibratedTrait[],
  folder: TraitsFolder,
  date: string,
): string {
  const curve = heldOutCurve(bank, calibrated, folder)
  const rows = calibrated.map(({trait, columns, parameters, logLikelihood}) => {
    const shipped = bank.items.filter((item) => item.trait === trait.id)
    const discriminations = shipped
      .filter((item) => item.status === 'calibrated')
      .map((item) => item.discrimination)
    return `| ${trait.id} | ${shipped.length} | ${discriminations.length} | ${parameters.size} | ${Math.min(...discriminations).toFixed(2)}–${Math.max(...discriminations).toFixed(2)} | ${logLikelihood.toFixed(1)} | ${alpha(columns, folder).toFixed(2)} |`
  })
  const own = bank.traits.filter((trait) => !calibrated.some((one) => one.trait.id === trait.id))
  return CARD.replace('{date}', date)
    .replace('{traits}', String(bank.traits.length))
    .replace('{validity}', String(bank.validity ?? 1))
    .replace('{items}', String(bank.items.length))
    .replaceAll('{train}', String(folder.train.length))
    .replace('{rows}', rows.join('\n'))
    .replace('{own}', own.map((trait) => trait.id).join(', '))
    .replaceAll('{test}', String(folder.test.length))
    .replace('{asked}', ASKED.join(' | '))
    .replace('{rule}', ASKED.map(() => '---').join('|'))
    .replace('{r}', curve.map((point) => point.r.toFixed(3)).join(' | '))
    .replace('{claimed}', curve.map((point) => point.claimed.toFixed(3)).join(' | '))
}

interface CurvePoint {
  readonly r: number
  readonly claimed: number
}

/**
 * Test persons answer the calibrated items adaptively; by number of questions the mean over traits of the
 * correlation with the sum of all items of the scale, and what the model claims that it is.
 */
function heldOutCurve(
  bank: TraitBank,
  calibrated: readonly CalibratedTrait[],
  folder: TraitsFolder,
): CurvePoint[] {
  const size = bank.traits.length
  const keep = calibrated.map(({trait}) => bank.traits.findIndex((one) => one.id === trait.id))
  const small: TraitBank = {
    ...bank,
    traits: keep.map((t) => bank.traits[t]!),
    correlation: keep.flatMap((i) => keep.map((j) => bank.correlation[i * size + j]!)),
    items: bank.items.filter((item) => item.status === 'calibrated'),
  }
  const column = new Map(folder.items.map((item, i) => [item.item, i]))
  const columnOf = (source: string): number => column.get(source.slice(source.lastIndexOf(' ') + 1))!
  const estimates = ASKED.map(() => ({mean: [] as Float64Array[], reliability: [] as number[][]}))
  for (const person of folder.test) {
    const responses: TraitResponse[] = []
    for (let asked = 1; asked <= ASKED.at(-1)!; asked++) {
      const picked = pickTraitItem(small, responses, [])
      if (!picked) break
      const {source} = small.items.find((item) => item.id === picked.item)!
      responses.push({item: picked.item, category: person[columnOf(source)]!})
      const at = ASKED.indexOf(asked)
      if (at < 0) continue
      const {mean, covariance} = scoreTraits(small, responses)
      estimates[at]!.mean.push(mean)
      estimates[at]!.reliability.push(keep.map((_, t) => 1 - covariance[t * keep.length + t]!))
    }
  }
  return estimates.map(({mean, reliability}) => {
    const perTrait = calibrated.map(({columns}, t) => {
      const estimate = mean.map((one) => one[t]!)
      return {
        r: correlation(estimate, sums(columns, folder.test)),
        claimed: Math.sqrt(average(reliability.map((one) => one[t]!))),
      }
    })
    return {
      r: average(perTrait.map((one) => one.r)),
      claimed: average(perTrait.map((one) => one.claimed)),
    }
  })
}

type Columns = CalibratedTrait['columns']

function sums(columns: Columns, people: readonly Int8Array[]): number[] {
  return people.map((person) => columns.reduce((sum, {column, keyed}) => sum + keyed * person[column]!, 0))
}

/** Cronbach's α on the test persons. */
function alpha(columns: Columns, folder: TraitsFolder): number {
  const items = columns.map((one) => variance(sums([one], folder.test)))
  const total = variance(sums(columns, folder.test))
  const k = columns.length
  return (k / (k - 1)) * (1 - items.reduce((sum, value) => sum + value, 0) / total)
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  const mean = average(values)
  return average(values.map((value) => (value - mean) ** 2))
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const meanA = average(a)
  const meanB = average(b)
  const joint = average(a.map((value, i) => (value - meanA) * (b[i]! - meanB)))
  return joint / Math.sqrt(variance(a) * variance(b))
}

const CARD = `# Item bank

Written by \`models/training/calibrate-traits.ts\` on {date}; do not edit. Deterministic, no seed: the same
answers give the same bytes.

{traits} traits, {items} items, German and English, each with a plain-language variant; six response categories.

## What it rests on

- **IPIP items** (ipip.ori.org, public domain). Parameters of items marked *calibrated* are those of the English
  originals: graded response model, marginal maximum likelihood, one trait at a time, on {train} people (train
  split) who answered the public-domain SAPA Personality Inventory on the web. Answers of people are not in this
  repository. The items here put "I" in front; some were cut to a shorter sentence.
- **German texts**: some are from the IPIP-NEO-120 package (MIT, notice below), checked against the English; the
  others are our own translations, CC0. No German answers were at hand: no text here may be called validated in
  German.
- **Validity** {validity}: how far the model's claim held for statements it was not shown (train persons, 30 % and at
  least two items of each scale held out, ten seeded splits, from 8 questions on; at most 1). The spread that the
  product states is widened by it, for provisional items too.
- **Own items** (CC0) for {own}, one or two more in some of the
  other traits, and the IPIP items without answers at hand are *provisional*: discrimination 1.2, intercepts 2.2,
  1.1, 0, −1.1, −2.2 for all of them, until at least 500 answers a language are at hand.
- **Correlations** among the calibrated traits by EM over the posteriors of the same people; all others are set
  to 0, which states no knowledge.
- Neuroticism, health, politics, religion and sexuality are left out on purpose.

| trait | items | calibrated | items that fixed the scale | discrimination | log-likelihood | α (test) |
|---|---|---|---|---|---|---|
{rows}

## On people not used for it

{test} test persons, calibrated items only, chosen adaptively one by one (mean over the six traits).

| questions in all | {asked} |
|---|{rule}|
| r with the sum of all items of the scale (asked items included) | {r} |
| what the model claims | {claimed} |

Both figures flatter: the sum contains the items asked, and items of narrow scales say similar things. The answers
come from one long English questionnaire, not from a chat in a shop. Good for describing groups and for ordering
arguments; not for labelling a person.

Statements that say nearly the same as another one (two on "being the center of attention", two on "change", two on
"without thinking", two on "normal person", two on
understanding quickly) were left out of the calibration, because such pairs inflate
each other's discrimination.

Licence: IPIP items public domain; own items and translations CC0; parameters as this
repository (MIT); some German texts MIT with this notice:

## Notice for German texts from IPIP-NEO-120

MIT License. Copyright (c) 2024 B5 Holding AS

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`
