import type {EstimateSet} from '../queries/estimates'
import {toExperiments} from '../queries/experiments'
import {ExperimentFigure} from './ExperimentFigure'
import type {Speech} from './speech'

/** What versions of the advice do, one part for each experiment, and what these figures leave open. */
export function ExperimentsSection({set, speech}: {readonly set: EstimateSet; readonly speech: Speech}) {
  const experiments = toExperiments(set)
  if (experiments.length === 0) return null
  const {title, about, peeking, limitsTitle, limits} = speech.words.experiments
  return (
    <section class="group" aria-labelledby="experiments">
      <h2 id="experiments">{title}</h2>
      <p class="quiet">{about}</p>
      <p>{peeking}</p>
      {experiments.map((experiment) => (
        <ExperimentFigure key={experiment.id} {...{experiment, set, speech}} />
      ))}
      <h3>{limitsTitle}</h3>
      <ul class="lines">
        {limits.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
