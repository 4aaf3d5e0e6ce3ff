import type {Advisor} from '../../advisor-core/advisor/types'
import type {Artefacts} from '../build/artefacts'
import type {Finding} from './finding'

type Persona = Advisor['personas'][number]

/** Personas about traits that are not asked, that contradict themselves, that say nothing, or that are one and the same. */
export function checkPersonas(
  {personas, questions}: Pick<Advisor, 'personas' | 'questions'>,
  {bank}: Pick<Artefacts, 'bank'>,
): readonly Finding[] {
  const traits = new Set(bank.traits.map(({id}) => id))
  return personas.flatMap((persona, p) => {
    const place = `personas[${p}]`
    const twin = personas.findIndex((other, o) => o < p && conditionsOf(other) === conditionsOf(persona))
    return [
      ...unknownTraits(persona, place, traits),
      ...repeatedTraits(persona, place),
      ...repeatedQuestions(persona, place),
      ...openAnswers(persona, place, questions),
      ...singleCondition(persona, place),
      ...(twin < 0
        ? []
        : [
            {
              place,
              problem: `found the same conditions as in personas[${twin}], "${personas[twin]!.id}", expected others`,
              remedy: 'Remove one of them, or say what sets them apart.',
            },
          ]),
    ]
  })
}

function unknownTraits({traits}: Persona, place: string, known: ReadonlySet<string>): readonly Finding[] {
  return traits.flatMap(({trait}, t) =>
    known.has(trait)
      ? []
      : [
          {
            place: `${place}.traits[${t}].trait`,
            problem: `found "${trait}", expected the id of a trait`,
            remedy: `There are: ${[...known].join(', ')}.`,
          },
        ],
  )
}

/** A trait has one direction: "high" and "low" at once is nobody. */
function repeatedTraits({traits}: Persona, place: string): readonly Finding[] {
  return traits.flatMap(({trait, level}, t) => {
    const first = traits.findIndex((other) => other.trait === trait)
    if (first === t) return []
    const before = traits[first]!.level
    return [
      {
        place: `${place}.traits[${t}].level`,
        problem:
          before === level
            ? `found "${trait}" "${level}" a second time, expected it once`
            : `found "${trait}" "${level}", which contradicts "${before}" in ${place}.traits[${first}], expected one direction`,
        remedy: 'Remove one of them.',
      },
    ]
  })
}

/** Each answer is a condition of its own, so that two about one question leave only what is in both. */
function repeatedQuestions({answers = []}: Persona, place: string): readonly Finding[] {
  return answers.flatMap(({question, options}, a) => {
    const first = answers.findIndex((other) => other.question === question)
    if (first === a) return []
    const both = answers[first]!.options.filter((id) => options.includes(id))
    return [
      {
        place: `${place}.answers[${a}].question`,
        problem:
          both.length === 0
            ? `found "${question}" with options that contradict ${place}.answers[${first}], expected one answer`
            : `found "${question}" a second time, expected it once`,
        remedy: 'Name every option that fits in one of them, and remove the other.',
      },
    ]
  })
}

function openAnswers(
  {answers = []}: Persona,
  place: string,
  questions: Advisor['questions'],
): readonly Finding[] {
  return answers.flatMap(({question, options}, a) => {
    const all = questions.find(({id}) => id === question)?.options.map(({id}) => id) ?? []
    if (all.length === 0 || !all.every((id) => options.includes(id))) return []
    return [
      {
        place: `${place}.answers[${a}].options`,
        problem: `found all ${all.length} options of "${question}", expected some of them`,
        remedy: 'Leave out those that the persona would not choose, or remove the answer.',
      },
    ]
  })
}

function singleCondition({traits, answers = []}: Persona, place: string): readonly Finding[] {
  if (traits.length + answers.length !== 1) return []
  return [
    {
      place: `${place}.${traits.length === 1 ? 'traits' : 'answers'}`,
      problem:
        'found one condition, expected two or more: one direction alone is a margin, and can never be told from it',
      remedy: 'Say what else goes with it; docs/archetypes.md has the traits and examples.',
    },
  ]
}

/** A persona's conditions in an order of their own. */
function conditionsOf({traits, answers = []}: Persona): string {
  return JSON.stringify([
    traits.map(({trait, level, sure}) => `${trait} ${level} ${sure}`).sort(),
    answers.map(({question, options}) => `${question} ${[...options].sort().join()}`).sort(),
  ])
}
