import type {PersonaFinding, PersonaVerdict} from '../../advisor-core/archetypes/personas/validate-personas'
import type {Analysis, PersonaUse} from './analyse-personas'

/** Verdict and figures of each persona, then what the personas share, then what the data suggest. */
export function printPersonas({personas, overlap, proposals}: Analysis): string[] {
  return [
    ...personas.flatMap((finding) => [
      '',
      `Persona "${finding.persona}": ${verdictText(finding.verdict)}`,
      ...figures(finding),
      ...use(finding),
    ]),
    ...(overlap && personas.length > 0
      ? ['', `Match none of the personas ${percent(overlap.none)}, several ${percent(overlap.several)}`]
      : []),
    ...(overlap && personas.length > 1
      ? personas.flatMap(({persona}, a) =>
          personas
            .slice(a + 1)
            .map(
              (other, b) =>
                `  overlap of "${persona}" and "${other.persona}"  ${percent(overlap.jaccard[a * personas.length + a + 1 + b]!)} of those in either`,
            ),
        )
      : []),
    ...(proposals.length > 0
      ? ['', 'From the data (found in one half of the people, checked on the other):']
      : []),
    ...proposals.flatMap(({name, profile, classShare, finding, certainty, behaviour}) => [
      `"${name.en}" / "${name.de}" (${profile.traits.map(({trait, level}) => `${trait} ${level}`).join(', ')}; class of ${percent(classShare)}): ${verdictText(finding.verdict)}`,
      ...figures(finding),
      ...use({certainty, behaviour}),
    ]),
  ]
}

function verdictText(verdict: PersonaVerdict): string {
  switch (verdict.kind) {
    case 'supported':
      return 'supported'
    case 'region-only':
      return 'region only: such people exist, as a corner of one cloud, not as a group of their own'
    case 'indistinguishable':
      return `indistinguishable from "${verdict.from}"`
    case 'not-found':
      return 'not found: hardly anybody is like that'
    case 'not-enough-data':
      return `not enough data: n = ${verdict.people}, needed ${verdict.needed === null ? 'more conditions, as one alone can never be told from a margin' : `about ${verdict.needed}`}`
  }
}

function figures({excess, confirmation, people, needed}: PersonaFinding): string[] {
  const two = (x: number): string => x.toFixed(2)
  return [
    `  prevalence               ${percent(excess.prevalence)} (${interval(excess.prevalenceInterval, percent)}), single cloud ${percent(excess.expected)}`,
    `  excess over the cloud    ${two(excess.ratio)} (${interval(excess.ratioInterval, two)}), score test p = ${excess.pValue.toPrecision(2)}`,
    `  confirmatory mixture     BIC cloud ${confirmation.bicCloud.toFixed(1)}, with the persona ${confirmation.bicFixed.toFixed(1)}, with a free group ${confirmation.bicFree.toFixed(1)}; free group of ${percent(confirmation.freeShare)} ${confirmation.isInside ? 'inside' : 'outside'} the region`,
    `  people                   n = ${people}, needed for a group of 10 %: ${needed === null ? 'no number would do' : `about ${needed}`}`,
  ]
}

function use({certainty, behaviour}: PersonaUse): string[] {
  return [
    ...(certainty
      ? [
          `  after ${certainty.questions} trait questions (simulated)  ${percent(certainty.recognised)} of its people recognised at posterior 0.8, ${certainty.right === null ? 'nobody said to be one' : `right in ${percent(certainty.right)}`}`,
        ]
      : []),
    ...(behaviour
      ? [
          `  behaviour beyond traits  log loss ${behaviour.logLossWithout.toFixed(4)} without, ${behaviour.logLossWith.toFixed(4)} with; gain ${behaviour.gain.toFixed(4)} (${interval(behaviour.gainInterval, (x) => x.toFixed(4))}), held out, n = ${behaviour.people}`,
        ]
      : []),
  ]
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function interval([from, to]: readonly [number, number], spell: (x: number) => string): string {
  return `${spell(from)} to ${spell(to)}`
}
