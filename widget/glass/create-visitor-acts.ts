import type {ContributionDesk} from './contribution'
import type {GlassHost, GlassTools} from './types'
import type {GlassWords} from './words'

/** The two acts behind the glass: to contribute, which no script can do for the visitor, and to forget everything. */
export function createVisitorActs(
  desk: ContributionDesk,
  host: GlassHost,
  {consent, glass}: GlassWords,
): Pick<GlassTools, 'contribute' | 'rate' | 'forget'> {
  let {outcome} = desk.state()
  desk.subscribe((contribution) => {
    const {outcome: now} = contribution
    const news = now !== null && now !== 'ready' && now !== outcome
    outcome = contribution.outcome
    host.tell(null, news ? 'report' : null)
  })
  return {
    contribute: (on, trusted) => {
      if (on && !trusted) return
      desk.tick(on)
      if (!on) host.dropKept()
      host.tell(on ? consent.thanks : consent.withdrawn, 'consent')
    },
    rate: desk.rate,
    forget: () => {
      desk.forget()
      host.act({kind: 'forget'})
      host.tell(glass.forgotten, null)
    },
  }
}
