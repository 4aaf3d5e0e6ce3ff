import type {Advisor} from '../../advisor-core/advisor/types'
import {createConfiguration, type ReportConfiguration} from '../../advisor-core/reporting'
import type {Artefacts} from './artefacts'

/** Questions whose answers are counted from the start; a topic more makes every other one less exact. */
const LIVE_QUESTIONS = 3

const HOURS = ['night', 'morning', 'midday', 'afternoon', 'evening']
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const DEVICES = ['phone', 'tablet', 'desktop']

/**
 * The public report configuration of a shop: the archetype, the answers to each question, when and on what
 * people asked, and where they stopped. Live are the archetype, the first questions and the last one reached;
 * the others are named so that the shop can switch to them.
 *
 * @throws ReportingError when there are more topics or options than the compiled caps allow
 */
export function makeReportConfiguration(
  advisor: Advisor,
  {archetypes, hashes}: Artefacts,
  simulated = false,
): ReportConfiguration {
  const asked = inAskingOrder(advisor)
  return createConfiguration({
    shop: advisor.shop.id,
    simulated,
    odds: advisor.report.odds,
    topics: [
      {source: {kind: 'archetype'}, cells: archetypes.classes.map(({id}) => id), live: true},
      ...asked.map(({id, options}, index) => ({
        source: {kind: 'question' as const, question: id},
        cells: [...options.map((option) => option.id), 'no-preference'],
        live: index < LIVE_QUESTIONS,
      })),
      {source: {kind: 'hour'}, cells: HOURS, live: false},
      {source: {kind: 'weekday'}, cells: WEEKDAYS, live: false},
      {source: {kind: 'device'}, cells: DEVICES, live: false},
      ...(asked.length > 0
        ? [{source: {kind: 'last-question' as const}, cells: asked.map(({id}) => id), live: true}]
        : []),
    ],
    artefacts: hashes,
  })
}

function inAskingOrder({questions, rules}: Advisor): Advisor['questions'] {
  const rank = (id: string) => {
    const index = rules.askFirst.indexOf(id)
    return index < 0 ? rules.askFirst.length : index
  }
  return [...questions].sort((a, b) => rank(a.id) - rank(b.id))
}
