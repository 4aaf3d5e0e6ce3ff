import type {TopicSource} from './types'

/** Whether two topics are arms of one experiment. */
export const sameExperiment = (a: TopicSource, b: TopicSource): boolean =>
  a.kind === 'experiment' && b.kind === 'experiment' && a.experiment === b.experiment
