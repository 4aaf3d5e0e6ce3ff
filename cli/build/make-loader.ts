import {compileAdvisor} from '../../advisor-core/advisor'
import type {Advisor, Option} from '../../advisor-core/advisor/types'
import type {Catalog} from '../../advisor-core/catalog/types'
import {createDialogue, type FirstQuestion} from '../../advisor-core/dialogue/create-dialogue'
import {EXTRA_KINDS} from '../../advisor-core/dialogue/extra-kinds'
import type {StartCard, StartQuestion} from '../../widget/start-card'
import {InputError} from '../input-error'
import type {Artefacts} from './artefacts'

interface StartInput {
  readonly advisor: Advisor
  readonly catalog: Catalog
  readonly artefacts: Artefacts
  readonly build: string
}

/**
 * The first question as the engine would ask it, for the page and for each category that a page may name.
 *
 * @throws InputError when the advisor has no questions
 */
export function makeStartCard({advisor, catalog, artefacts, build}: StartInput): StartCard {
  const dialogue = createDialogue({
    build,
    catalog,
    advisor: compileAdvisor(advisor),
    bank: artefacts.bank,
    archetypes: artefacts.archetypes,
    learnsTaste: false,
    kinds: EXTRA_KINDS,
  })
  // Where the engine would show everything at once, the card still needs something to begin with.
  const first = dialogue.firstQuestion(null) ?? ownFirst(advisor)
  const category = catalog.attributes.find(({role}) => role === 'category')
  const column = category && catalog.columns[category.id]
  const values = column?.kind === 'categorical' ? column.values : []
  const pages = values.flatMap((value): [string, StartQuestion][] => {
    const question = dialogue.firstQuestion(value)
    return question && question.id !== first.id ? [[value, toStart(question)]] : []
  })
  return {build, question: toStart(first), ...(pages.length > 0 && {pages: Object.fromEntries(pages)})}
}

type Startable = Pick<FirstQuestion, 'id' | 'text' | 'form'> & {
  readonly options: readonly Pick<Option, 'id' | 'label'>[]
}

function ownFirst({questions, rules}: Advisor): Startable {
  const put = questions.filter(({options}) => options.length > 0)
  const question = put.find(({id}) => id === rules.askFirst[0]) ?? put[0]
  if (!question) throw new InputError('advisor.json, questions', 'found none, expected at least one')
  const {id, kind, text, options} = question
  return {id, form: kind, text, options}
}

function toStart({id, form, text, options}: Startable): StartQuestion {
  return {id, form, text, options: options.map(({id: option, label}) => ({id: option, label}))}
}

/** The loader with the start card in front of it; plain ASCII, as the page's encoding is unknown. */
export function makeLoader(loader: string, start: StartCard): string {
  const json = JSON.stringify(start)
    .replace(/[<\u2028\u2029]/g, (char) => escaped(char))
    .replace(/[^\x20-\x7e]/g, (char) => escaped(char))
  return `(()=>{const LOTSE_START=${json};${loader.trim().replace(/;?$/, ';')}})();\n`
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
