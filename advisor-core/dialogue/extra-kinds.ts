import {assignNeeds} from '../belief/assign-needs'
import {openAuto} from '../questions/open-auto'
import {promote} from '../ranking/merchandising'
import {wishParts} from '../ranking/wish-parts'
import {formAuto} from './form-auto'
import type {ExtraKinds} from './model'

/**
 * Options with needs on several attributes, options that the engine forms, and the shop's own interest in the order:
 * only some shops need the code.
 */
export const EXTRA_KINDS: ExtraKinds = {openAuto, formAuto, assignNeeds, wishParts, promote}
