/** @jsxImportSource ./kit */
import type {TraitView, View} from '../../advisor-core/dialogue/types'
import {Bar} from './kit/jsx-runtime'
import type {GlassTools} from './types'

/** Above this standard deviation nothing is claimed about a trait (the prior's is 1). */
const UNSURE_SD = 0.85

interface GlassProfileProps {
  readonly view: View
  readonly tools: GlassTools
}

/** Guesses about the visitor, with how unsure they are. */
export function GlassProfile({view, tools}: GlassProfileProps) {
  const {words, say} = tools
  const {glass} = words
  const {archetype, traits} = view
  const assigned = archetype.classes.find(({id}) => id === archetype.assigned)
  return (
    <section>
      <h3>{glass.profile}</h3>
      {traits.length === 0 && <p class="small">{glass.profileNone}</p>}
      <ul class="glass-list">
        {traits.map((trait) => (
          <TraitLine key={trait.id} trait={trait} tools={tools} />
        ))}
      </ul>
      {archetype.classes.length > 0 && (
        <>
          <h4>{glass.archetype}</h4>
          <p class="small">
            {assigned
              ? glass.archetypeAssigned(say(assigned.name), assigned.posterior)
              : glass.archetypeMixed}
          </p>
          <ul class="glass-list">
            {archetype.classes.map(({id, name, posterior}) => (
              <li class="glass-line" key={id}>
                <span class="glass-words">{say(name)}</span>
                <Bar from={0} to={posterior} />
                <span class="small number">{words.percent(posterior)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface TraitLineProps {
  readonly trait: TraitView
  readonly tools: GlassTools
}

function TraitLine({trait, tools}: TraitLineProps) {
  const {words, say} = tools
  const {mean, sd} = trait
  // ±3 standard deviations of people fill the bar; the interval is ±1 of ours.
  const at = (theta: number) => Math.min(1, Math.max(0, 0.5 + theta / 6))
  return (
    <li class="glass-line">
      <div class="glass-words">
        <span>{say(trait.label)}</span>
        <span class="small">
          {sd > UNSURE_SD ? words.glass.profileUnsure : say(mean < 0 ? trait.low : trait.high)}
        </span>
      </div>
      <Bar from={at(mean - sd)} to={at(mean + sd)} />
    </li>
  )
}
