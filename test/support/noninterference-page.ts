import type {View} from '../../advisor-core/dialogue/types'
import type {ReportConfiguration} from '../../advisor-core/reporting/types'
import {createContributionDesk} from '../../widget/glass/contribution'
import type {ReportModule} from '../../widget/glass/reporter'
import {createReporterPort, type ReportedVisit} from '../../widget/glass/reporter'

/** What the test's page runs: the desk and the port of the glass chunk with the report chunk as it ships. */
export async function contributeAs(given: {
  readonly chunk: string
  readonly configuration: ReportConfiguration
  readonly endpoint: string
  readonly visit: ReportedVisit & Pick<View, 'phase'>
  readonly view: View
}): Promise<string> {
  const {chunk, configuration, endpoint, visit, view} = given
  const module: ReportModule = await import(chunk)
  // Each visit is the first of its browser.
  const {store} = module.browserPorts()
  await store.del('ledger')
  await store.del('outcome')
  const port = createReporterPort(module, configuration, {odds: configuration.odds, outcomes: true, endpoint})
  let run: () => void = () => {}
  const desk = createContributionDesk({
    terms: {odds: configuration.odds, outcomes: true},
    isDenied: () => false,
    loadReporter: async () => port,
    eraseReports: async () => {},
    whenIdle: (idle) => {
      run = idle
      return () => {
        run = () => {}
      }
    },
    isHidden: () => true,
  })
  const done = new Promise<string>((resolve) => {
    desk.subscribe(({outcome}) => {
      if (outcome !== null && outcome !== 'ready') resolve(outcome)
    })
  })
  desk.tick(true)
  desk.seen({...view, ...visit, phase: 'results'})
  run()
  return done
}
