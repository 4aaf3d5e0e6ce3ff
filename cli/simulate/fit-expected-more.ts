import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {encodeCatalog} from '../../advisor-core/catalog'
import {standingOf} from '../../advisor-core/dialogue/next-question'
import {createRandom} from '../../advisor-core/numeric/random'
import {standingFeatures} from '../../advisor-core/questions/expected-more'
import {SLATE_SIZE} from '../../advisor-core/questions/pick-question'
import {slateOutlook} from '../../advisor-core/questions/slate-value'
import {type Artefacts, readArtefacts} from '../build/artefacts'
import {compileCatalogue} from '../build/compile-catalogue'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {packageRoot} from '../package-root'
import {proposeAdvisor} from '../propose/propose-advisor'
import {type Fraction, fitFractions} from './fit-fractions'
import {type LoadedShop, openShop} from './load-shop'
import {makeUpCatalogue} from './made-up-catalogue'
import {type Moment, simulateVisit} from './simulate-visit'
import {drawVisitor} from './simulated-visitor'

const SHOPS = 60
const VISITORS = 60
const SEED = 1

/**
 * Fits the weights of "about N more questions" to simulated visitors of made-up shops, each with the advisor that
 * `lotse init` proposes for it, and writes them down: `node scripts/run.mjs cli/simulate/fit-expected-more.ts`.
 */
export function main(): void {
  const root = packageRoot()
  const artefacts = readArtefacts(join(root, 'models/artefacts'))
  const rows: Fraction[] = []
  for (let shop = 0; shop < SHOPS; shop++) {
    rows.push(...observe(openMadeUpShop(SEED + shop, artefacts), createRandom(SEED + shop)))
    process.stderr.write(`\r${shop + 1} of ${SHOPS} shops`)
  }
  const weights = Array.from(fitFractions(rows), (w) => Number(w.toFixed(3)))
  const path = join(root, 'advisor-core/questions/expected-more-weights.ts')
  writeFileSync(path, toSource(weights, rows.length))
  process.stderr.write(`\n${rows.length} questions; ${weights.join(', ')}\n`)
}

/** A made-up shop with the advisor proposed for it. */
function openMadeUpShop(seed: number, artefacts: Artefacts, size?: number): LoadedShop {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-'))
  try {
    const path = join(folder, 'made-up.csv')
    writeFileSync(path, makeUpCatalogue(seed, size))
    const file = readCatalogueFile(path)
    const {advisor} = proposeAdvisor(file, {id: '0'.repeat(32), name: 'Made-up', currency: 'EUR'}, path)
    const catalog = encodeCatalog(compileCatalogue(file, advisor))
    return openShop({advisor, catalog, artefacts, build: 'made-up'})
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** One row a question asked: how many more about products came, of how many that could have. */
function observe({dialogue, prior}: LoadedShop, random: () => number): Fraction[] {
  return Array.from({length: VISITORS}, () => {
    const seen: {most: number; x: number[]}[] = []
    const onStep = (moment: Moment): void => {
      const features = featuresOf(dialogue.model, moment)
      if (features) seen.push(features)
    }
    const visitor = drawVisitor(dialogue.model, prior, random)
    const {steps} = simulateVisit(dialogue, visitor, {random, clicks: 0, onStep})
    return seen.flatMap(({most, x}, at) => {
      const came = steps.length - 1 - at
      return most > 0 ? [{x, share: Math.min(1, came / most), weight: most}] : []
    })
  }).flat()
}

function featuresOf(model: LoadedShop['dialogue']['model'], {state, assessment, view}: Moment) {
  const {question} = view
  const compiled = assessment.questions.find((each) => each.question.id === question?.id)
  if (question?.kind !== 'product' || !compiled) return null
  const mass = assessment.masses.get(compiled.cells)!
  const {expectedValue} = slateOutlook(compiled, assessment.belief, mass, SLATE_SIZE)
  return standingFeatures(
    standingOf(model, state, assessment, {compiled, gainBits: question.gainBits, expectedValue}),
  )
}

function toSource(weights: readonly number[], questions: number): string {
  return `/**
 * Weights of \`expectedMore\`, by its features, fitted to ${questions} questions that ${SHOPS} × ${VISITORS} simulated visitors were asked in ${SHOPS}
 * made-up shops, seed ${SEED}.
 *
 * Written by \`node scripts/run.mjs cli/simulate/fit-expected-more.ts\`; do not edit.
 */
export const EXPECTED_MORE_WEIGHTS: readonly number[] = [${weights.join(', ')}]
`
}
