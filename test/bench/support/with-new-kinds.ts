import type {CompiledAdvisor, Match, Need, Option, Question} from '../../../advisor-core/advisor/types'

/** The options of a question that is asked about `attribute`, as matches. */
type MatchesOf = (attribute: string) => readonly Match[]

/**
 * The synthetic shop's advisor with 20 of its 40 questions of kinds that ask several things of a product, several
 * products of an answer, or have their options formed by the engine: 6 of must-have, nice-to-have and exclusion over
 * sets, 6 of a-or-b and nice-to-have over yes/no, 3 formed by the engine, 3 of needs, 2 of order.
 */
export function withNewKinds(advisor: CompiledAdvisor): CompiledAdvisor {
  const matchesOf: MatchesOf = (attribute) =>
    advisor.questions
      .filter((question) => question.attribute === attribute)
      .flatMap(({options}) => options.flatMap(({match}) => match ?? []))
  return {...advisor, questions: advisor.questions.map((question) => renew(question, matchesOf))}
}

const KIND_OF_ATTRIBUTE: Readonly<Record<string, Question['kind']>> = {
  m0: 'must-have',
  m1: 'must-have',
  m2: 'nice-to-have',
  m3: 'nice-to-have',
  m4: 'exclusion',
  m5: 'exclusion',
  b0: 'a-or-b',
  b1: 'a-or-b',
  b2: 'a-or-b',
  b3: 'nice-to-have',
  b4: 'nice-to-have',
  b5: 'nice-to-have',
  c2: 'needs',
  c3: 'needs',
  c5: 'needs',
  c6: 'order',
  c7: 'order',
}

const FORMED = ['c1', 'n2', 'n5']

function renew(question: Question, matchesOf: MatchesOf): Question {
  const {attribute = ''} = question
  if (FORMED.includes(attribute)) return {...question, options: [], auto: {most: 6}}
  const kind = KIND_OF_ATTRIBUTE[attribute]
  if (!kind) return question
  if (kind !== 'needs' && kind !== 'order') return {...question, kind}
  const {attribute: _, ...rest} = question
  return {...rest, kind, options: [0, 1, 2, 3].map((o) => optionWithNeeds(o, matchesOf))}
}

/** Something that asks for a value, a flag and a number at once. */
function optionWithNeeds(o: number, matchesOf: MatchesOf): Option {
  const need = (attribute: string): Need => {
    const matches = matchesOf(attribute)
    return {attribute, match: matches[o % matches.length]!}
  }
  const label = `need ${o}`
  return {
    id: `o${o}`,
    label: {de: label, en: label},
    needs: [need(`c${10 + o}`), need(`b${o}`), {...need(`n${6 + (o % 3)}`), weight: 2}],
  }
}
