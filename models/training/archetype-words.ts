import type {PoleWords} from '../../advisor-core/archetypes/default-archetypes'

/** One neutral word for each end of the traits that the default archetypes divide. */
export const ARCHETYPE_WORDS: PoleWords = {
  deliberation: {low: {de: 'spontan', en: 'spontaneous'}, high: {de: 'bedacht', en: 'deliberate'}},
  novelty: {low: {de: 'beständig', en: 'constant'}, high: {de: 'neugierig', en: 'curious'}},
  depth: {low: {de: 'unkompliziert', en: 'straightforward'}, high: {de: 'wissbegierig', en: 'inquisitive'}},
  order: {low: {de: 'locker', en: 'easy-going'}, high: {de: 'sorgfältig', en: 'careful'}},
}
