// node scripts/run.mjs models/training/default-archetypes.ts [folder of artefacts] [date]
// Reads traits.json, writes archetypes.json and its card archetypes.md. The same bank gives the same bytes.
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {classificationMatrix} from '../../advisor-core/archetypes/classification-matrix'
import {type DefaultArchetypes, defaultArchetypes} from '../../advisor-core/archetypes/default-archetypes'
import {parseArchetypeModel} from '../../advisor-core/archetypes/parse-archetype-model'
import {simulatePosteriors} from '../../advisor-core/archetypes/simulate-posteriors'
import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import {createRandom} from '../../advisor-core/numeric/random'
import {parseTraitBank} from '../../advisor-core/traits/parse-trait-bank'
import {ARCHETYPE_WORDS} from './archetype-words'
import {type Certainty, simulateCertainty} from './simulate-archetypes'
import {simulateMixed} from './simulate-mixed'

/** Traits that bear on how advice is best explained, and whose correlations are calibrated. */
const TRAITS = ['deliberation', 'novelty', 'depth', 'order']
const CUTS = [-0.9, -0.3, 0.3, 0.9]
const SEED = 1
const DRAWS = 100_000
const STARTS = 10
const MIXED_VISITORS = 1000
const VISITORS = 4000
/** Three, because four leave a third fewer visitors assigned after five questions. */
const CLASSES = 3
const BUDGET = 5

export function main([folder = 'models/artefacts', date = today()]: readonly string[]): void {
  const bank = parseTraitBank(JSON.parse(readFileSync(join(folder, 'traits.json'), 'utf8')))
  const found = defaultArchetypes(bank, {
    traits: TRAITS,
    classes: CLASSES,
    cuts: CUTS,
    draws: DRAWS,
    starts: STARTS,
    words: ARCHETYPE_WORDS,
    random: createRandom(SEED),
  })
  const certainty = simulateCertainty(bank, found, {
    traits: TRAITS,
    visitors: VISITORS,
    questions: [2, 5, 6, 8, 10],
    random: createRandom(SEED + 1),
  })
  const simulated = simulatePosteriors(bank, found.model, {
    questions: [BUDGET],
    answerRate: 0,
    visitors: VISITORS,
    random: createRandom(SEED + 2),
  })
  const matrix = classificationMatrix(simulated.posteriors[0]!, CLASSES, simulated.labels)
  const mixed = simulateMixed(bank, found.model, {visitors: MIXED_VISITORS, random: createRandom(SEED + 3)})
  writeFileSync(join(folder, 'archetypes.json'), print(parseArchetypeModel({...found.model, mixed})))
  writeFileSync(join(folder, 'archetypes.md'), card(found, {certainty, matrix, mixed, date}))
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
  ],
  "mixed": ${JSON.stringify(model.mixed)}
}
`
}

interface Measured {
  readonly certainty: readonly Certainty[]
  /** P(class drawn | true class) after BUDGET questions, shape [K × K] */
  readonly matrix: Float64Array
  /** Share of the mixed after each statement of the profile. */
  readonly mixed: readonly number[]
  readonly date: string
}

function card({model, regions}: DefaultArchetypes, {certainty, matrix, mixed, date}: Measured): string {
  const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
  const centres = model.classes.map((one, k) => {
    const centre = TRAITS.map((_, d) => regions.centres[k * TRAITS.length + d]!.toFixed(2))
    return `| ${one.name.en} | ${one.name.de} | ${percent(one.share)} | ${centre.join(' | ')} |`
  })
  const sure = certainty.map(
    (row) =>
      `| ${row.questions} | ${percent(row.assigned)} | ${percent(row.right)} | ${percent(row.likeliestRight)} |`,
  )
  const rows = model.classes.map((one, t) => {
    const row = model.classes.map((_, s) => matrix[t * CLASSES + s]!.toFixed(2))
    return `| ${one.name.en} | ${row.join(' | ')} |`
  })
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

Everybody else is "mixed", and that is said so. In the visitor's own profile, which asks for the traits' sake and not
for the archetype's, these shares are mixed after 1 to ${mixed.length} statements (${MIXED_VISITORS.toLocaleString('en')} simulated visitors, seed ${SEED + 3}): ${mixed.map(percent).join(', ')}.
The profile shows them as a picture beside "mixed". Measured on 6,000 real questionnaires of five broad traits, three
regions of similar size had 51 % assigned after ten questions; the 60 % after five that were measured there belong to
a solution in which one class, the middle, holds about two thirds of the people.

## What a report would hold (simulated)

P(class drawn from the posterior | true class) after ${BUDGET} questions, rows are the true class; ${VISITORS.toLocaleString('en')} visitors drawn from this model, seed
${SEED + 2}. Reported shares are corrected with this matrix.

| true class | ${model.classes.map(({name}) => name.en).join(' | ')} |
|---|${model.classes.map(() => '---').join('|')}|
${rows.join('\n')}

Licence: CC0.
`
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
