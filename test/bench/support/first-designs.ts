import type {PersonaProfile} from '../../../advisor-core/archetypes/personas/types'
import {centreOf, type PersonaShop, personaShop} from '../../support/persona-shops'
import type {PersonaDesign} from './persona-design'

/** Personas of two, three and four conditions, along and across the correlations of the cloud. */
const PERSONAS: readonly PersonaProfile[] = [
  persona('two-traits', {novelty: 'high', order: 'high'}),
  persona('three-traits', {deliberation: 'high', novelty: 'low', depth: 'high'}),
  persona('four-traits', {deliberation: 'low', novelty: 'high', depth: 'mid', order: 'low'}),
  {
    ...persona('two-traits-and-answer', {deliberation: 'high', depth: 'high'}),
    answers: [{question: 'gift', options: ['yes']}],
  },
]

/** The shops on which the thresholds of the verdict were chosen. */
export function firstDesigns(reliability: number): readonly PersonaDesign[] {
  const design = (
    truth: PersonaDesign['truth'],
    name: string,
    shop: (wanted: PersonaProfile) => Pick<PersonaShop, 'groups' | 'cloud'>,
  ): PersonaDesign => ({
    name,
    truth,
    draw: (people, random) => {
      const wanted = PERSONAS[Math.floor(random() * PERSONAS.length)]!
      return {persona: wanted, table: personaShop({...shop(wanted), people, reliability}, random)}
    },
  })
  return [
    design('without', 'normal cloud', () => ({groups: [], cloud: 'normal'})),
    design('without', 'skewed cloud', () => ({groups: [], cloud: 'skewed'})),
    design('without', 'heavy-tailed cloud', () => ({groups: [], cloud: 'heavy'})),
    design('without', 'another group', (wanted) => ({
      groups: [{share: 0.12, sd: 0.45, centre: opposite(wanted)}],
      cloud: 'normal',
    })),
    design('without', 'a group that lacks the last trait', (wanted) => ({
      groups: [{share: 0.12, sd: 0.45, centre: withoutLast(wanted), ...yesOf(wanted)}],
      cloud: 'normal',
    })),
    design('with', 'group of 5 %', (wanted) => ({groups: [planted(wanted, 0.05)], cloud: 'normal'})),
    design('with', 'group of 10 %', (wanted) => ({groups: [planted(wanted, 0.1)], cloud: 'normal'})),
    design('with', 'group of 10 %, another of 12 %', (wanted) => ({
      groups: [planted(wanted, 0.1), {share: 0.12, sd: 0.45, centre: opposite(wanted)}],
      cloud: 'normal',
    })),
  ]
}

function persona(id: string, levels: Readonly<Record<string, 'low' | 'mid' | 'high'>>): PersonaProfile {
  return {id, traits: Object.entries(levels).map(([trait, level]) => ({trait, level, sure: 'sure'}))}
}

function planted(wanted: PersonaProfile, share: number): PersonaShop['groups'][number] {
  return {share, sd: 0.45, centre: centreOf(wanted), ...yesOf(wanted)}
}

function yesOf(wanted: PersonaProfile): {yes?: number} {
  return wanted.answers ? {yes: 0.85} : {}
}

/** The same but for the last trait, in which the group is at the other end. */
function opposite(wanted: PersonaProfile): Record<string, number> {
  const last = wanted.traits.at(-1)!
  const centre = centreOf(wanted)
  return {...centre, [last.trait]: last.level === 'mid' ? 1.2 : -(centre[last.trait] ?? 0)}
}

/** The same, but in the last trait the group is like everybody. */
function withoutLast(wanted: PersonaProfile): Record<string, number> {
  const last = wanted.traits.at(-1)!
  return Object.fromEntries(Object.entries(centreOf(wanted)).filter(([trait]) => trait !== last.trait))
}
