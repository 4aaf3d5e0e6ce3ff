import {compareClasses} from '../../advisor-core/archetypes/compare-classes'
import {compareWithCloud, type GradedSolution} from '../../advisor-core/archetypes/compare-with-cloud'
import {
  type PersonaCertainty,
  personaCertainty,
} from '../../advisor-core/archetypes/personas/persona-certainty'
import type {PersonaOverlap} from '../../advisor-core/archetypes/personas/plausible-members'
import {
  type BehaviourPrediction,
  predictBehaviour,
} from '../../advisor-core/archetypes/personas/predict-behaviour'
import {type ProposedPersona, proposePersonas} from '../../advisor-core/archetypes/personas/propose-personas'
import type {PersonaProfile, VisitorTable} from '../../advisor-core/archetypes/personas/types'
import {type PersonaFinding, validatePersonas} from '../../advisor-core/archetypes/personas/validate-personas'
import {createRandom} from '../../advisor-core/numeric/random'
import type {TraitBank} from '../../advisor-core/traits/types'
import {InputError} from '../input-error'
import type {Answers} from './read-answers'
import {type Indicators, toLatentClassData} from './to-latent-class-data'

export interface AnalysisOptions {
  readonly classes: readonly number[]
  readonly starts: number
  readonly refits: number
  readonly clouds: number
  readonly blrtSamples: number
  readonly draws: number
  readonly missing: 'drop' | 'at-random'
  readonly seed: number
  /** Trait questions that a visitor answers, for the personas' certainty. */
  readonly questions: number
  readonly onStep: (step: string) => void
}

export interface Analysis {
  readonly indicators: Indicators
  readonly solutions: readonly GradedSolution[]
  readonly personas: readonly (PersonaFinding & PersonaUse)[]
  readonly overlap: PersonaOverlap | null
  readonly proposals: readonly (ProposedPersona & PersonaUse)[]
}

/** What a persona is good for in this shop. */
export interface PersonaUse {
  /** How many of its people would be recognised; null where the bank has no questions for it. */
  readonly certainty: PersonaCertainty | null
  /** Whether it says more about behaviour than the traits do; null where no behaviour is known. */
  readonly behaviour: BehaviourPrediction | null
}

const CERTAINTY_VISITORS = 1000
const FOLDS = 10

/**
 * Fits latent classes to answers, beside the single cloud, and holds the merchant's personas against them.
 *
 * @throws InputError for a persona that names a column which is not there
 */
export function analysePersonas(
  answers: Answers,
  personas: readonly PersonaProfile[],
  bank: TraitBank,
  options: AnalysisOptions,
): Analysis {
  const {seed, onStep, missing, starts, refits} = options
  const indicators = toLatentClassData(answers)
  const weights = answers.weights ? {weights: answers.weights} : {}
  const random = createRandom(seed)
  const compared = compareClasses(indicators.data, {...options, ...weights, random})
  const solutions = compareWithCloud(indicators.data, compared, {
    starts,
    refits,
    missing,
    onStep,
    random: createRandom(seed + 1),
    clouds: options.clouds,
    ordered: indicators.ordered,
    ...weights,
  })
  const table = toVisitorTable(answers)
  for (const persona of personas) refuseUnknown(answers, persona)
  onStep(`${personas.length} personas`)
  const validation = {draws: options.draws, random: createRandom(seed + 2)}
  const report = personas.length > 0 ? validatePersonas(table, personas, validation) : null
  const useOf = (persona: PersonaProfile): PersonaUse => ({
    certainty: certaintyOf(bank, persona, options),
    behaviour: behaviourOf(table, persona, answers.behaviour, seed),
  })
  onStep('proposed personas')
  const proposals = proposePersonas(table, {
    ...validation,
    random: createRandom(seed + 3),
    classes: options.classes,
    starts: Math.min(starts, 20),
  })
  return {
    indicators,
    solutions,
    personas: (report?.findings ?? []).map((finding, p) => ({...finding, ...useOf(personas[p]!)})),
    overlap: report?.overlap ?? null,
    proposals: proposals.map((one) => ({...one, ...useOf(one.profile)})),
  }
}

function toVisitorTable(answers: Answers): VisitorTable {
  return {
    people: answers.people,
    traits: answers.traits,
    questions: answers.categorical.map(({id, categories, codes}) => ({id, options: categories, codes})),
    ...(answers.weights ? {weights: answers.weights} : {}),
  }
}

function behaviourOf(
  table: VisitorTable,
  persona: PersonaProfile,
  behaviour: Answers['behaviour'],
  seed: number,
): BehaviourPrediction | null {
  if (!behaviour) return null
  return predictBehaviour(table, persona, behaviour.codes, behaviour.categories.length, {
    folds: FOLDS,
    random: createRandom(seed + 4),
  })
}

/** null for a persona without traits, or with one that the bank has no questions for. */
function certaintyOf(
  bank: TraitBank,
  persona: PersonaProfile,
  {questions, seed}: AnalysisOptions,
): PersonaCertainty | null {
  const known = persona.traits.every(({trait}) => bank.traits.some(({id}) => id === trait))
  if (persona.traits.length === 0 || !known) return null
  return personaCertainty(bank, persona, {
    questions,
    visitors: CERTAINTY_VISITORS,
    random: createRandom(seed + 5),
  })
}

function refuseUnknown({file, traits, categorical}: Answers, persona: PersonaProfile): void {
  const columns = [...traits.map(({id}) => id), ...categorical.map(({id}) => id)]
  const refuse = (name: string): never => {
    throw new InputError(
      file,
      `found no column "${name}", expected it because persona "${persona.id}" names it; there are ${columns.join(', ')}`,
    )
  }
  for (const {trait} of persona.traits) if (!traits.some(({id}) => id === trait)) refuse(trait)
  for (const {question, options} of persona.answers ?? []) {
    const column = categorical.find(({id}) => id === question) ?? refuse(question)
    const matching = column.codes.filter((code) => options.includes(column.categories[code] ?? '')).length
    const known = column.codes.filter((code) => code >= 0).length
    if (matching === 0 || matching === known)
      throw new InputError(
        `${file}, column "${question}"`,
        `found ${matching === 0 ? 'nobody' : 'only people'} with ${options.map((one) => `"${one}"`).join(' or ')}, expected some with and some without because persona "${persona.id}" names it; answers are ${column.categories.join(', ')}`,
      )
  }
}
