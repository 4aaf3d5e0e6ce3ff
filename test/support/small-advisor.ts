import type {Advisor} from '../../advisor-core/advisor/types'

const same = (text: string) => ({de: text, en: text})

/** A complete advisor for `fixtures/small.csv`: a budget, a colour, a weight and a yes-no question. */
export const smallAdvisor = (): Advisor => ({
  version: 1,
  shop: {id: '00112233445566778899aabbccddeeff', name: 'Small shop', currency: 'EUR'},
  locales: ['de', 'en'],
  catalog: {
    file: 'small.csv',
    format: 'csv',
    mapping: {id: 'id', title: 'title', price: 'price'},
    attributes: [
      {
        id: 'price',
        kind: 'numeric',
        label: {de: 'Preis', en: 'Price'},
        unit: '€',
        role: 'price',
        better: 'lower',
        column: 'price',
      },
      {
        id: 'colour',
        kind: 'categorical',
        label: {de: 'Farbe', en: 'Colour'},
        unit: null,
        role: null,
        better: null,
        column: 'colour',
      },
      {
        id: 'weight',
        kind: 'numeric',
        label: {de: 'Gewicht', en: 'Weight'},
        unit: 'kg',
        role: null,
        better: 'lower',
        column: 'weight',
      },
      {
        id: 'foldable',
        kind: 'boolean',
        label: {de: 'Faltbar', en: 'Foldable'},
        unit: null,
        role: null,
        better: null,
        column: 'foldable',
      },
    ],
  },
  questions: [
    {
      id: 'budget',
      kind: 'budget',
      attribute: 'price',
      text: {de: 'Wie viel möchten Sie höchstens ausgeben?', en: 'What is the most you would like to spend?'},
      why: same('…'),
      options: [
        {id: 'max-50', label: {de: 'Bis 50 €', en: 'Up to €50'}, match: {max: 50}},
        {id: 'max-100', label: {de: 'Bis 100 €', en: 'Up to €100'}, match: {max: 100}},
      ],
    },
    {
      id: 'colour',
      kind: 'several',
      attribute: 'colour',
      text: {de: 'Welche Farben kommen infrage?', en: 'Which colours would suit you?'},
      why: same('…'),
      options: [
        {id: 'red', label: {de: 'Rot', en: 'Red'}, match: {values: ['red']}},
        {id: 'blue', label: {de: 'Blau', en: 'Blue'}, match: {values: ['blue']}},
      ],
    },
    {
      id: 'weight',
      kind: 'range',
      attribute: 'weight',
      text: {de: 'Wie schwer darf es sein?', en: 'How heavy may it be?'},
      why: same('…'),
      options: [
        {id: 'light', label: {de: 'Unter 2 kg', en: 'Under 2 kg'}, match: {max: 2}},
        {id: 'heavy', label: {de: '2 kg und mehr', en: '2 kg and more'}, match: {min: 2}},
      ],
    },
    {
      id: 'foldable',
      kind: 'yes-no',
      attribute: 'foldable',
      text: {de: 'Soll es faltbar sein?', en: 'Should it fold?'},
      why: same('…'),
      options: [
        {id: 'yes', label: {de: 'Ja', en: 'Yes'}, match: {values: ['yes']}},
        {id: 'no', label: {de: 'Nein', en: 'No'}, match: {values: ['no']}},
      ],
    },
  ],
  arguments: [],
  personas: [],
  signals: [],
  rules: {maxQuestions: 7, askFirst: ['budget'], traitQuestions: 2},
  report: {collector: null, odds: 7},
})
