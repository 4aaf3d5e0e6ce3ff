export {buildLexicon} from './build-lexicon'
export {type TextEvidence, toEvidence} from './to-evidence'
export type {Claim, Lexicon, Reading, Relation, Span, TextContext, Wish} from './types'
export {understand} from './understand'
