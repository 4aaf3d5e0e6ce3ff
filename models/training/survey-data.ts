import {createRandom} from '../../advisor-core/numeric/random'
import {featureName, featureUnit} from '../../advisor-core/taste/feature-name'
import type {Survey} from './choice-folder'
import type {Person, TrainingRole} from './person'
import type {TrainingData} from './train'

/** A survey as training data: every fifth person is held out and shows the choices that are no tests, in a seeded order. */
export function surveyData({people, features, catalog, hasNone}: Survey, seed: number): TrainingData {
  const roles: TrainingRole[] = [...features.map(({role}) => role), ...(hasNone ? ['none' as const] : [])]
  const crowding = 8 / new Set(features.map(({attribute}) => attribute)).size
  const random = createRandom(seed)
  const all = people.map(({id, tasks}) => {
    const person: Person = {roles, crowding, choices: tasks.map(({choice}) => choice), truth: null}
    const order = tasks.map(() => random())
    const indices = (wanted: boolean) => tasks.flatMap(({isTest}, t) => (isTest === wanted ? [t] : []))
    return {
      id,
      person,
      train: indices(false).sort((a, b) => order[a]! - order[b]!),
      test: indices(true),
    }
  })
  return {
    train: all.filter(({id}) => id % 5 !== 0).map(({person}) => person),
    heldOut: all.filter(({id, test}) => id % 5 === 0 && test.length > 0),
    features: {
      names: features.map((feature) => {
        const name = featureName(catalog, feature)
        if (name === null) throw new RangeError(`invalid feature: ${feature.attribute} has no name`)
        return name
      }),
      units: features.map(featureUnit),
    },
  }
}
