import type {PersonaProfile, VisitorTable} from '../../../advisor-core/archetypes/personas/types'

/** One synthetic shop with the persona that is looked for in it. */
export interface PersonaTrial {
  readonly persona: PersonaProfile
  readonly table: VisitorTable
}

/** A way of making synthetic shops; no person is behind any of it. */
export interface PersonaDesign {
  readonly name: string
  /** Whether a group of the persona is in the shops. */
  readonly truth: 'without' | 'with'
  readonly draw: (people: number, random: () => number) => PersonaTrial
}
