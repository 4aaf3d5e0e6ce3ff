import type {ArchetypeModel} from '../../advisor-core/archetypes/types'

const text = (words: string) => ({de: words, en: words})

/** Two classes; indicators on traits a and b of `makeBank` and on one question. */
export const SMALL_MODEL: ArchetypeModel = {
  version: 1,
  origin: 'learnt',
  classes: [
    {id: 'x', name: text('x'), description: text('x'), share: 0.6},
    {id: 'y', name: text('y'), description: text('y'), share: 0.4},
  ],
  indicators: [
    {id: 'trait:a', bins: {kind: 'cuts', cuts: [-0.5, 0.5]}, probabilities: [0.1, 0.2, 0.7, 0.6, 0.3, 0.1]},
    {id: 'trait:b', bins: {kind: 'cuts', cuts: [0]}, probabilities: [0.3, 0.7, 0.6, 0.4]},
    {
      id: 'question:use',
      bins: {kind: 'options', options: ['home', 'work', 'gift']},
      probabilities: [0.5, 0.3, 0.2, 0.2, 0.2, 0.6],
    },
  ],
}
