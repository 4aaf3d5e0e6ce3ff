import {cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Advisor} from '../../advisor-core/advisor/types'
import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import type {Experiments} from '../../advisor-core/experiments/types'
import {readCatalogueFile} from '../../cli/catalogue/read-catalogue-file'
import {proposeAdvisor} from '../../cli/propose/propose-advisor'
import {drawVisitor} from '../../cli/simulate/simulated-visitor'
import {CHUNKS} from '../../widget/chunks.mjs'

const checkout = join(import.meta.dirname, '../..')

export interface LearningShop {
  /** Holds advisor.json and the catalogue. */
  readonly folder: string
  readonly advisorPath: string
  /** Stands in for an installation: the models of this checkout and a widget of empty files. */
  readonly root: string
  readonly advisor: Advisor
}

const ASKED = ['category', 'brand', 'colour', 'panel', 'screen_size', 'budget']

/** A shop with made-up notebooks whose reports count the given topics, and versions that it compares. */
export function learningShop(live: readonly string[], experiments?: Experiments): LearningShop {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-learn-'))
  const root = join(folder, 'installation')
  mkdirSync(join(root, 'dist/widget'), {recursive: true})
  mkdirSync(join(root, 'models'))
  symlinkSync(join(checkout, 'models/artefacts'), join(root, 'models/artefacts'))
  for (const {name} of CHUNKS) writeFileSync(join(root, `dist/widget/${name}.js`), '//')
  writeFileSync(join(root, 'dist/widget/loader.js'), '//')
  cpSync(join(checkout, 'test/support/fixtures/laptops.csv'), join(folder, 'laptops.csv'))
  const shop = {id: '0123456789abcdef'.repeat(2), name: 'Made up', currency: 'EUR'}
  const proposed = proposeAdvisor(readCatalogueFile(join(folder, 'laptops.csv')), shop, 'laptops.csv')
  const advisor: Advisor = {
    ...proposed.advisor,
    // Traits cost a simulated visit most of its time, and nothing here is about them.
    questions: proposed.advisor.questions.filter(({id}) => ASKED.includes(id)),
    rules: {...proposed.advisor.rules, traitQuestions: 0},
    ...(experiments && {experiments}),
    report: {...proposed.advisor.report, collector: 'http://127.0.0.1', live},
  }
  const advisorPath = join(folder, 'advisor.json')
  writeFileSync(advisorPath, JSON.stringify(advisor))
  return {folder, advisorPath, root, advisor}
}

/** Draws SYNTHETIC visitors of whom most want what a value of each of some attributes stands for. */
export function skewed(wanted: Readonly<Record<string, string>>, times: number): typeof drawVisitor {
  return (model, prior, random) => {
    for (;;) {
      const visitor = drawVisitor(model, prior, random)
      const missed = Object.entries(wanted).filter(
        ([attribute, value]) => textOf(model, attribute, visitor.best) !== value,
      )
      if (random() < times ** -missed.length) return visitor
    }
  }
}

function textOf({catalog}: AdvisorModel, attribute: string, product: number): string | null {
  const column = catalog.columns[attribute]
  return column?.kind === 'categorical' ? (column.values[column.codes[product]! - 1] ?? null) : null
}
