import {describe, expect, it} from 'vitest'
import {parseLabels} from './labels'

const text = {de: 'Vier Fragen', en: 'Four questions'}
const labels = (topic: object) => ({
  shop: 'Kontor',
  topics: {'experiment:shorter': {label: text, cells: {}, ...topic}},
})

describe('parseLabels', () => {
  it('takes words for the arms of an experiment, and labels of topics that have none', () => {
    expect(parseLabels(labels({arms: {four: text}}))).toEqual(labels({arms: {four: text}}))
    expect(parseLabels(labels({}))).toEqual(labels({}))
  })

  it('says where an arm has no words in one language', () => {
    expect(() => parseLabels(labels({arms: {four: {de: 'Vier'}}}))).toThrow(
      expect.objectContaining({path: 'labels.topics.experiment:shorter.arms.four.en'}),
    )
  })
})
