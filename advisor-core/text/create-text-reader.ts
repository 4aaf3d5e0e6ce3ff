import type {CompiledAdvisor} from '../advisor/types'
import type {Catalog, Locale} from '../catalog/types'
import type {TypedWish, WishCompiler} from '../dialogue/model'
import type {DialogueEvent, Evidence, Heard} from '../dialogue/types'
import {answeredQuestions} from './answered-questions'
import {buildLexicon} from './build-lexicon'
import {isStatedWish} from './is-stated-wish'
import {likelyCategoryNames} from './likely-category-names'
import {type TextEvidence, toEvidence} from './to-evidence'
import {typedLabel} from './typed-label'
import type {Lexicon, StatedWish, Wish} from './types'
import {understand} from './understand'

/** What is known when a sentence is read. */
export interface TextSituation {
  readonly evidence: readonly Evidence[]
  /** b; shape [N] */
  readonly belief: ArrayLike<number>
}

/** What a sentence came to: an event for the dialogue, and what to tell the visitor. */
export interface TextRead {
  readonly event: DialogueEvent & {readonly kind: 'text'}
  readonly heard: Heard
}

/** Free text of one shop: reads sentences, and says what each of their wishes means for the products. */
export interface TextReader {
  /** The same wish gives the same object. */
  readonly compile: WishCompiler
  /** Builds the lexicon when called for the first time. */
  readonly read: (text: string, locale: Locale, situation: TextSituation) => TextRead
}

/** Reads what visitors type, against one catalogue and advisor. */
export function createTextReader(catalog: Catalog, advisor: CompiledAdvisor): TextReader {
  const compiled = new Map<string, TypedWish | null>()
  let lexicon: Lexicon | undefined
  const compile = (wish: StatedWish): TypedWish | null => {
    const key = JSON.stringify(wish)
    const known = compiled.get(key)
    if (known !== undefined) return known
    const made = toTypedWish(catalog, advisor, wish)
    compiled.set(key, made)
    return made
  }
  return {
    compile,
    read: (text, locale, {evidence, belief}) => {
      lexicon ??= buildLexicon(catalog, advisor)
      const context = {categories: likelyCategoryNames(catalog, belief)}
      const {wishes, ignored} = understand(text, locale, lexicon, context)
      const stated = wishes.map(toStated).filter((wish) => compile(wish) !== null)
      return {
        event: {kind: 'text', wishes: stated, instead: supersededBy(stated, evidence, compile)},
        heard: {
          kind: 'read',
          said: text,
          wishes: stated.map((wish) => compile(wish)!.label),
          ignored: ignored.map(({text: words}) => words),
        },
      }
    },
  }
}

function toStated({span, ...wish}: Wish): StatedWish {
  return {...wish, words: span.text}
}

function toTypedWish(catalog: Catalog, advisor: CompiledAdvisor, wish: StatedWish): TypedWish | null {
  const [evidence] = isStatedWish(catalog, wish) ? toEvidence([wish], advisor, catalog) : []
  if (!evidence) return null
  const {id, terms, within, compiled, label} = evidence
  const attribute = catalog.attributes.find((candidate) => candidate.id === wish.attribute)!
  const mean = compiled.logLikelihood[0]!
  return {
    id,
    terms,
    label: typedLabel(attribute, wish, label),
    answers: answeredQuestions(advisor.questions, attribute, wish),
    wish: {
      attribute,
      compiled,
      compatibility: compiled.compatibility,
      contribution: compiled.logLikelihood.map((x) => x - mean),
      wanted: {de: wish.words, en: wish.words},
      bounds: boundsOf(evidence),
      within,
    },
  }
}

function boundsOf({compiled, wish}: TextEvidence): {readonly min: number; readonly max: number} {
  const {match} = compiled.question.options[0]!
  if (!match || 'values' in match || wish.relation === 'not') return {min: -Infinity, max: Infinity}
  return {min: match.min ?? -Infinity, max: match.max ?? Infinity}
}

/**
 * Entries that new wishes take the place of: taps that answered the same question, and earlier typed wishes that
 * claimed something else of the same kind about the same attribute ("doch bis 500 Euro").
 */
function supersededBy(
  wishes: readonly StatedWish[],
  evidence: readonly Evidence[],
  compile: WishCompiler,
): string[] {
  const answered = new Set(wishes.flatMap((wish) => compile(wish)?.answers ?? []))
  const slots = new Set(wishes.map(slotOf))
  return evidence.flatMap((entry) => {
    if (entry.kind === 'answer') return answered.has(entry.question) ? [entry.id] : []
    return entry.kind === 'text' && slots.has(slotOf(entry.wish)) ? [entry.id] : []
  })
}

/** Of one slot only the last wish holds; exclusions add up. */
function slotOf({attribute, relation, value}: StatedWish): string {
  return JSON.stringify([attribute, SLOTS[relation], relation === 'not' && value])
}

const SLOTS: Readonly<Record<StatedWish['relation'], string>> = {
  'at-most': 'max',
  lower: 'max',
  'at-least': 'min',
  higher: 'min',
  around: 'both',
  between: 'both',
  is: 'is',
  not: 'not',
}
