import {type Arm, type Experiment, type Experiments, HOLD_OUT} from './types'

const ADVICE: Arm = {
  id: HOLD_OUT.advice,
  label: {de: 'Mit Schlüssen', en: 'With inferences'},
}

const HELD_OUT: Arm = {
  id: HOLD_OUT.heldOut,
  label: {de: 'Nur Antworten', en: 'Answers alone'},
}

/** All that are compared, the permanent hold-out first: every arm with its share. */
export function listExperiments({holdOut, running = []}: Experiments = {}): Experiment[] {
  const permanent: Experiment = {
    id: HOLD_OUT.id,
    label: {
      de: 'Was bringen Schlüsse über die Antworten hinaus?',
      en: 'What do inferences add to the answers?',
    },
    arms: [
      {...ADVICE, share: 100 - (holdOut ?? 0)},
      {...HELD_OUT, share: holdOut ?? 0},
    ],
  }
  return [...(holdOut ? [permanent] : []), ...running]
}
