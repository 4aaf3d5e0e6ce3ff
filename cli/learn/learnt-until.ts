import type {LearnedFile} from './types'

/** The topic that each kind of parameter is learnt from; what follows the colon is the same. */
const TOPICS: Readonly<Record<string, string>> = {
  archetypes: 'archetype',
  popularity: 'chosen-group',
  'base-rates:': 'question:',
  'popularity:': 'question:',
  'noise:': 'agreement:',
  'drop-off': 'last-question',
  'signal:': 'signal-group:',
  'behaviour:': 'behaviour:',
}

/**
 * The last week that taught a parameter which holds now, by topic; −1 where none did. Were the same weeks to teach
 * again, shrinkage would wear off run by run.
 */
export function learntUntil(
  file: LearnedFile | null,
  {simulated}: {readonly simulated: boolean},
): (topic: string) => number {
  const last = new Map<string, number>()
  for (const version of file?.versions ?? []) {
    if (version.simulated !== simulated) continue
    for (const {parameter, accepted} of version.changes) {
      const [kind = '', colon = '', id = ''] = parameter.split(/(:)(.*)/s)
      const topic = `${TOPICS[kind + colon]}${id}`
      if (accepted) last.set(topic, Math.max(last.get(topic) ?? -1, version.periods.last))
    }
  }
  return (topic) => last.get(topic) ?? -1
}
