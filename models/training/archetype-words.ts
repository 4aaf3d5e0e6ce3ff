export {POLE_WORDS as ARCHETYPE_WORDS} from '../../advisor-core/archetypes/personas/pole-words'
