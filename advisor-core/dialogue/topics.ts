import type {TopicValues} from '../reporting/pick-cells'
import {
  AGREEMENT,
  JOINED,
  pairs,
  RESULTS_STEP,
  SIGNAL_CELLS,
  START_STEP,
  TRAIT_ANSWERS,
  traitBin,
} from '../reporting/topic-cells'
import {armValues} from './arms'
import type {AdvisorModel, Visit} from './model'
import {priceComparisons} from './price-comparisons'
import type {Evidence} from './types'

type Entry<K extends Evidence['kind']> = Extract<Evidence, {readonly kind: K}>

/**
 * What this visit could feed to each report topic but the archetype: topic id to cell names. Whether a topic is
 * reported, and which of several values, is drawn later (`pickCells`); an absent topic is the cell `none`.
 *
 * Signals that the visitor switched off say nothing, and typed words never do. Of what was done in the shop only the kind
 * of deed is told, beside how the chosen product stands in price: never a value or a word.
 */
export function toTopics(model: AdvisorModel, visit: Visit, seed: number | null = null): TopicValues {
  const answers = visit.evidence.filter((entry): entry is Entry<'answer'> => entry.kind === 'answer')
  const signals = visit.evidence
    .filter((entry): entry is Entry<'signal'> => entry.kind === 'signal' && entry.signal in SIGNAL_CELLS)
    .filter(({signal}) => !visit.signalsOff.includes(signal))
  const asked = answers.map(({question}) => question)
  const choice = lastChoice(visit)
  const product = choice?.product ?? null
  const group = product === null ? null : groupOf(model, product)
  const all: [id: string, values: readonly string[]][] = [
    ...answers.map(({question, answer}): [string, readonly string[]] => [
      `question:${question}`,
      answer.kind === 'options' ? answer.options.map(publicOption) : ['no-preference'],
    ]),
    ...traitValues(visit),
    ['kpi:trait-answers', traitAnswers(visit)],
    ...(product === null ? [] : agreements(visit, product)),
    ...signals.flatMap(({signal, bin}): [string, readonly string[]][] => [
      [signal, [bin]],
      [`signal-group:${signal}`, group === null ? [] : pairs([bin], [group])],
    ]),
    ...priceComparisons(model, visit, choice),
    ['last-question', asked.slice(-1)],
    ['transition', asked.length === 0 ? [] : transitions(asked, visit)],
    ['chosen-group', group === null ? [] : [group]],
  ]
  return Object.fromEntries([
    ...all.filter(([, values]) => values.length > 0),
    ...armValues(model, {evidence: visit.evidence, isChosen: product !== null}, seed),
  ])
}

/** An option that the engine formed is known by its value; what names a belief's range is no cell of anything. */
function publicOption(id: string): string {
  return id.startsWith('v:') ? decodeURIComponent(id.slice(2)) : id
}

/** The conversation as steps from one answered question to the next, and to the results. */
function transitions(asked: readonly string[], {phase}: Visit): string[] {
  const places = [START_STEP, ...asked, ...(phase === 'results' ? [RESULTS_STEP] : [])]
  return places.slice(1).map((to, i) => places[i]! + JOINED + to)
}

/** Bins of the estimates of those traits about which something was said. */
function traitValues({portrait: {traits}}: Visit): [string, string[]][] {
  return traits.map(({id, mean}) => [`trait:${id}`, [traitBin(mean)]])
}

/** How many statements were answered, once anything was said: it decides how well the archetype is known. */
function traitAnswers({evidence}: Visit): string[] {
  if (evidence.every(({kind}) => kind === 'signal')) return []
  const count = evidence.filter((entry) => entry.kind === 'trait' && entry.category !== null).length
  return [TRAIT_ANSWERS[Math.min(count, TRAIT_ANSWERS.length - 1)]!]
}

/** The last product put in the cart, else the last one looked at, with what was shown then. */
function lastChoice({evidence}: Visit): Entry<'choice'> | null {
  const choices = evidence.filter((entry): entry is Entry<'choice'> => entry.kind === 'choice').reverse()
  return (
    choices.find(({action}) => action === 'cart') ?? choices.find(({action}) => action === 'details') ?? null
  )
}

function groupOf({category, catalog}: AdvisorModel, product: number): string | null {
  const column = category && catalog.columns[category.id]
  if (column?.kind !== 'categorical') return null
  return column.values[column.codes[product]! - 1] ?? null
}

/** Whether the chosen product has what was asked for, for each answer that its value is known for. */
function agreements({answers}: Visit, product: number): [string, string[]][] {
  return answers.flatMap(({compiled, chosen}): [string, string[]][] => {
    const {question, cells, cellCount, compatibility} = compiled
    const cell = cells[product]!
    if (cell === 0 || chosen.length === 0) return []
    const fits = chosen.some((o) => compatibility[o * cellCount + cell]! >= 0.5)
    return [[`agreement:${question.id}`, [AGREEMENT[fits ? 0 : 1]]]]
  })
}
