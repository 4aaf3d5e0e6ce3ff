import {createConfiguration} from './create-configuration'
import type {ReportConfiguration} from './types'

export const ORDER_VALUES = Array.from({length: 15}, (_, i) => 50 * (i + 1))

/** Three archetypes, once alone and once with the device, and orders in bands of 50. */
export function exampleJoint(simulated = false): ReportConfiguration {
  const classes = ['careful', 'curious', 'quick']
  const joint = ['phone', 'desktop'].flatMap((device) => classes.map((name) => `${device}×${name}`))
  return createConfiguration({
    shop: '0123456789abcdef0123456789abcdef',
    simulated,
    odds: 7,
    topics: [
      {source: {kind: 'archetype'}, cells: classes, live: true},
      {source: {kind: 'joint', signal: 'device'}, cells: joint, live: true},
    ],
    outcomes: {when: 'delayed', currency: 'EUR', values: ORDER_VALUES},
    artefacts: {},
  })
}
