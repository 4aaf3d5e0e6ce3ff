import type {Locale} from '../catalog/types'
import {findItems, type Item} from './find-items'
import {likelyCategories} from './pick-target'
import {readMentions} from './read-mentions'
import {readQuantities} from './read-quantities'
import {type Draft, operatorAt, type Scene} from './scene'
import {LONGEST_TEXT, tokenise} from './tokenise'
import type {Claim, Lexicon, Reading, Span, TextContext, Wish} from './types'

/**
 * Reads wishes out of free text in German or English, or a mixture, against the words of one catalogue.
 * Never throws; spans lie inside the text and those of wishes do not overlap. What is neither a wish nor an
 * ordinary word of the language is reported as ignored.
 *
 * @param locale   decides only what "1.250 kg" means; the words of both languages are known
 * @param context  what is known already, such as the answer about the category
 * @see docs/free-text.md
 */
export function understand(
  text: string,
  locale: Locale,
  lexicon: Lexicon,
  context: TextContext | null = null,
): Reading {
  const items = findItems(tokenise(text, locale), lexicon)
  const likely = likelyCategories(lexicon, items, context)
  const scene: Scene = {items, lexicon, likely, used: new Uint8Array(items.length)}
  const drafts = [...readQuantities(scene), ...readMentions(scene)].sort((a, b) => a.lo - b.lo)
  const wishes = markDisjoint(withoutRepeats(joinAlternatives(scene, drafts)), lexicon)
  return {
    wishes: wishes.map((draft) => toWish(text, items, draft)),
    ignored: ignoredSpans(text, scene),
  }
}

function toWish(text: string, items: readonly Item[], {attribute, claim, lo, hi, unsure}: Draft): Wish {
  return {...claim, attribute, span: spanOf(text, items[lo]!.start, items[hi]!.end), unsure}
}

const spanOf = (text: string, start: number, end: number): Span => ({
  start,
  end,
  text: text.slice(start, end),
})

/** "Tambeck oder Lorvate", "schwarz, silber": one wish for any of them, one against all of them. */
function joinAlternatives(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  for (const draft of drafts) {
    const last = out.at(-1)
    const joined = last && last.attribute === draft.attribute && joinClaims(last.claim, draft.claim)
    if (!joined || !onlyJoints(scene, last.hi + 1, draft.lo)) out.push(draft)
    else out[out.length - 1] = {...last, claim: joined, hi: draft.hi, unsure: last.unsure || draft.unsure}
  }
  return out
}

function joinClaims(a: Claim, b: Claim): Claim | null {
  const words = (claim: Claim) => (claim.relation === 'is' || claim.relation === 'not' ? claim : null)
  const [first, second] = [words(a), words(b)]
  if (!first || !second || first.relation !== second.relation) return null
  return {relation: first.relation, value: [...new Set([...first.value, ...second.value])].sort()}
}

function onlyJoints(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const {kind} = scene.items[i]!
    const joint = ['or', 'and'].includes(operatorAt(scene, i) ?? '')
    if (kind !== 'filler' && kind !== 'break' && !joint) return false
  }
  return true
}

/** The same wish said twice is one wish. */
function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  return drafts.filter(({attribute, claim: {relation, value}}) => {
    const key = JSON.stringify([attribute, relation, value])
    return !seen.has(key) && seen.add(key)
  })
}

/** Two values of which a product can have only one: at least one of them was read wrongly. */
function markDisjoint(drafts: readonly Draft[], lexicon: Lexicon): Draft[] {
  const clash = (a: Draft, b: Draft): boolean => {
    if (a === b || a.attribute !== b.attribute || a.claim.relation !== 'is' || b.claim.relation !== 'is')
      return false
    const {value} = b.claim
    return (
      lexicon.attributes.get(a.attribute)?.attribute.kind !== 'multi' &&
      !a.claim.value.some((v) => value.includes(v))
    )
  }
  return drafts.map((draft) =>
    drafts.some((other) => clash(draft, other)) ? {...draft, unsure: true} : draft,
  )
}

/** Runs of words that no wish used, together with a negation before them. */
function ignoredSpans(text: string, scene: Scene): Span[] {
  const {items, used} = scene
  const spans: Span[] = []
  const isIgnored = (i: number): boolean =>
    used[i] === 0 && ['unknown', 'number', 'unit', 'mention'].includes(items[i]?.kind ?? '')
  for (let i = 0; i < items.length; i++) {
    if (!isIgnored(i)) continue
    let from = i
    while (items[from - 1]?.kind === 'filler') from--
    const negated = operatorAt(scene, from - 1) === 'not' && used[from - 1] === 0
    const start = items[negated ? from - 1 : i]!.start
    while (isIgnored(i + 1)) i++
    spans.push(spanOf(text, start, items[i]!.end))
  }
  if (text.length > LONGEST_TEXT) spans.push(spanOf(text, LONGEST_TEXT, text.length))
  return spans
}
