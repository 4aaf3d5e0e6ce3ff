// node scripts/run.mjs models/training/default-archetypes.ts [folder of artefacts] [date]
// Reads traits.json, writes archetypes.json and its card archetypes.md. The same bank gives the same bytes.
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {type DefaultArchetypes, defaultArchetypes} from '../../advisor-core/archetypes/default-archetypes'
import {parseArchetypeModel} from '../../advisor-core/archetypes/parse-archetype-model'
import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import {createRandom} from '../../advisor-core/numeric/random'
import {parseTraitBank} from '../../advisor-core/traits/parse-trait-bank'
import {ARCHETYPE_WORDS} from './archetype-words'
import {type Certainty, simulateCertainty} from './simulate-archetypes'

/** Traits that bear on how advice is best explained, and whose correlations are calibrated. */
const TRAITS = ['deliberation', 'novelty', 'depth', 'order']
const CUTS = [-0.9, -0.3, 0.3, 0.9]
const SEED = 1
const DRAWS = 100_000
const STARTS = 10
const VISITORS = 4000

export function main([folder = 'models/artefacts', date = today()]: readonly string[]): void {
  const bank = parseTraitBank(JSON.parse(readFileSync(join(folder, 'traits.json'), 'utf8')))
  const found = defaultArchetypes(bank, {
    traits: TRAITS,
    classes: 4,
    cuts: CUTS,
    draws: DRAWS,
    starts: STARTS,
    words: ARCHETYPE_WORDS,
    random: createRandom(SEED),
  })
  const certainty = simulateCertainty(bank, found, {
    traits: TRAITS,
    visitors: VISITORS,
    questions: [2, 5, 10],
    random: createRandom(SEED + 1),
  })
  writeFileSync(join(folder, 'archetypes.json'), print(parseArchetypeModel(found.model)))
  writeFileSync(join(folder, 'archetypes.md'), card(found, certainty, date))
}

/** One line a class and an indicator, so that a change of the artefact reads well in a diff. */
function print(model: ArchetypeModel): string {
  const lines = (list: readonly unknown[]): string =>
    list.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
  return `{
  "version": 1,
  "origin": "${model.origin}",
  "classes": [
${lines(model.classes)}
  ],
  "indicators": [
${lines(model.indicators)}
  ]
}
`
}

function card({model, regions}: DefaultArchetypes, certainty: readonly Certainty[], date: string): string {
  const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
  const centres = model.classes.map((one, k) => {
    const centre = TRAITS.map((_, d) => regions.centres[k * TRAITS.length + d]!.toFixed(2))
    return `| ${one.name.en} | ${one.name.de} | ${percent(one.share)} | ${centre.join(' | ')} |`
  })
  const sure = certainty.map(
    (row) =>
      `| ${row.questions} | ${percent(row.assigned)} | ${percent(row.right)} | ${percent(row.likeliestRight)} |`,
  )
  return `# Default archetypes

Written by \`models/training/default-archetypes.ts\`, seed ${SEED}, on ${date}; do not edit. The same
item bank gives the same bytes.

**Regions, not types.** For a shop that has no data yet. ${DRAWS.toLocaleString('en')} people were *simulated* from the
normal distribution with the item bank's correlations of ${TRAITS.join(', ')}, and divided into
${model.classes.length} regions by k-means (best of ${STARTS} starts). A normal cloud has no types in it: the borders are a
useful convention, nothing more. No real person was looked at; the correlations come from English-speaking web
volunteers (traits.md). A shop's own model replaces this one when it has been learnt.

Indicators are five bins of each trait, cut at ${CUTS.join(', ')} standard deviations; P(bin | class) are shares
among the simulated people. Names are the two or three traits in which a region's centre lies furthest out.

| region | Bereich | share | ${TRAITS.join(' | ')} |
|---|---|---|${TRAITS.map(() => '---').join('|')}|
${centres.join('\n')}

## How sure after a few questions (simulated)

${VISITORS.toLocaleString('en')} simulated visitors who answer exactly as the item bank says, items picked for the archetype, seed
${SEED + 1}. People are noisier: take this as an upper bound.

| questions | assigned (posterior ≥ 0.8) | of these in the right region | likeliest region is right, all |
|---|---|---|---|
${sure.join('\n')}

Everybody else is "mixed", and that is said so.

Licence: CC0.
`
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
