import type {Argument} from '../advisor/types'
import type {LocalText} from '../catalog/types'
import type {AdvisorModel, Portrait, ShelfInput} from '../dialogue/model'
import type {ArgumentView, Reason, SlateItem} from '../dialogue/types'
import {createStrength} from './argument-strength'
import {formatValue} from './format-value'
import {holds} from './holds'
import {countedWishes, partsOf, STANDS_OUT, standingReason, standings} from './reasons'

/** Reasons on a card, the gain of its slot among them. */
const REASONS_SHOWN = 2

/** Arguments on a card, and for somebody who wants to know in depth. */
const ARGUMENTS_SHOWN = 2
const ARGUMENTS_IN_DEPTH = 3

/** The trait of wanting to know in depth, in our own bank. */
const DEPTH = 'depth'

/** What the merchant wrote counts as much before any wish, in nats; an even sharper fact comes first. */
const WRITTEN = 0.2

/** What each of the other products shown could claim as well. */
const SHARED = 0.15

interface Candidate {
  readonly attribute: string
  readonly text: LocalText | null
  readonly reason: Reason
  readonly strength: number
}

/**
 * Two or three arguments for each product of a slate: of the merchant's list those that the catalogue proves for it,
 * and where it stands out in its category; first what matters to this visitor by needs, taste, answers and archetype.
 * What the card's reasons or its drawback are about already is not said again.
 */
export function argumentsFor(model: AdvisorModel, input: ShelfInput): ArgumentView[][] {
  const {slate, portrait} = input
  const strength = createStrength(model, input, partsOf(countedWishes(input.wishes)))
  const claims = slate.map(({product}) =>
    model.advisor.arguments.filter(({attribute, match}) => holds(model.catalog, attribute, match, product)),
  )
  const most = wantsDepth(portrait) ? ARGUMENTS_IN_DEPTH : ARGUMENTS_SHOWN
  return slate.map((item, slot) => {
    const {product} = item
    const matters = (attribute: string): number =>
      strength.need(attribute, product) + strength.taste(attribute, product)
    const shared = (claim: Argument): number =>
      claims.filter((others, other) => other !== slot && others.includes(claim)).length
    const said = saidBy(item)
    const candidates = [
      ...claims[slot]!.map(
        (claim): Candidate => ({
          attribute: claim.attribute,
          text: claim.text,
          reason: proofOf(model, claim.attribute, product),
          strength: WRITTEN + matters(claim.attribute) + strength.personal(claim) - SHARED * shared(claim),
        }),
      ),
      ...standings(model, product)
        .filter(({beats}) => beats >= STANDS_OUT)
        .map(
          ({attribute, beats}): Candidate => ({
            attribute: attribute.id,
            text: null,
            reason: standingReason(model, attribute, beats, product, 'stands-out'),
            strength: matters(attribute.id) + (beats - STANDS_OUT),
          }),
        ),
    ].filter(({attribute}) => !said.has(attribute))
    return candidates
      .sort((a, b) => b.strength - a.strength)
      .filter(({attribute}, at, all) => all.findIndex((other) => other.attribute === attribute) === at)
      .slice(0, most)
      .map(({text, reason}) => ({text, reason}))
  })
}

/** What the card says without arguments. */
function saidBy({gain, reasons, drawback}: SlateItem): Set<string> {
  const shown = reasons.slice(0, REASONS_SHOWN - (gain ? 1 : 0))
  return new Set([gain, ...shown, drawback].flatMap((reason) => reason?.attribute ?? []))
}

/** Who clearly wants to know in depth gets one more; nobody gets another product by it. */
function wantsDepth({traits}: Portrait): boolean {
  const depth = traits.find(({id}) => id === DEPTH)
  return depth !== undefined && depth.mean >= depth.sd
}

/** The field that proves an argument, with the product's own value. */
export function proofOf(model: AdvisorModel, id: string, product: number): Reason {
  const attribute = model.attributes.get(id)!
  return {
    ...standingReason(model, attribute, 0, product, 'stands-out'),
    beats: null,
    value: formatValue(model.catalog, attribute, product) ?? {de: '–', en: '–'},
  }
}
