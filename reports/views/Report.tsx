import type {ComponentChildren} from 'preact'
import type {EstimateSet, Estimates} from '../queries/estimates'
import {isAllTooEarly, pickSet, simulatedInstead, toGroups, toWaiting} from '../queries/page'
import {coveredDays, nextRelease} from '../queries/period-dates'
import {Alarms} from './Alarms'
import {ConversionSection} from './ConversionSection'
import {CorrectedShares} from './CorrectedShares'
import {DataSheet} from './DataSheet'
import {Downloads} from './Downloads'
import {ExperimentsSection} from './ExperimentsSection'
import {GroupSection} from './GroupSection'
import {Guarantee} from './Guarantee'
import {JointTables} from './JointTables'
import {Notice} from './Notice'
import {PageHeader} from './PageHeader'
import {SetSwitch} from './SetSwitch'
import {createSpeech, type Speech} from './speech'
import {TooEarly} from './TooEarly'
import type {Locale} from './words'

interface Props {
  readonly estimates: Estimates
  readonly locale: Locale
  readonly switchLocale: (locale: Locale) => void
  /** Beginning of the hash of the set that is wanted. */
  readonly asked: string | null
  readonly onShow: (hash: string) => void
  /** What is said before the figures. */
  readonly children?: ComponentChildren
}

/** The figures of one set at a time: real and simulated ones are never on the page together. */
export function Report({estimates, locale, switchLocale, asked, onShow, children}: Props) {
  const sets = estimates.configurations
  const set = pickSet(sets, asked)
  const speech = createSpeech(locale, set)
  const {words} = speech
  const shop = sets.find(({labels}) => labels)?.labels?.shop
  const title = shop ? words.pageTitle(shop) : words.title
  if (!set) {
    return (
      <>
        <PageHeader {...{locale, switchLocale, title}} />
        <main id="content">
          <p>{words.noSet}</p>
        </main>
      </>
    )
  }
  const instead = simulatedInstead(sets, set)
  return (
    <>
      {set.simulated && <SimulatedBand speech={speech} />}
      <PageHeader {...{locale, switchLocale, title}}>
        <Covered set={set} currentPeriod={estimates.currentPeriod} speech={speech} />
        <SetSwitch {...{sets, onShow, speech}} earlier={estimates.earlier ?? []} shown={set} />
      </PageHeader>
      <main id="content">
        {children}
        {isAllTooEarly(set) && <p class="finding first">{words.allTooEarly}</p>}
        {instead && (
          <Notice
            text={words.offerSimulated}
            action={words.showSimulated}
            onAct={() => onShow(instead.hash)}
          />
        )}
        {isAllTooEarly(set) ? (
          <TooEarly topics={toWaiting(set)} speech={speech} level={2} />
        ) : (
          <Figures set={set} speech={speech} />
        )}
        <Guarantee odds={set.odds} speech={speech} />
        <DataSheet set={set} speech={speech} />
        {!isAllTooEarly(set) && <Downloads set={set} words={words} />}
      </main>
    </>
  )
}

function Figures({set, speech}: {readonly set: EstimateSet; readonly speech: Speech}) {
  return (
    <>
      {toGroups(set).map((group) => (
        <GroupSection
          key={group.id}
          group={group}
          speech={speech}
          basisOf={(reports) => speech.basis(set, reports)}
        >
          {group.id === 'archetype' && <CorrectedShares set={set} speech={speech} />}
        </GroupSection>
      ))}
      <ConversionSection set={set} speech={speech} />
      <ExperimentsSection set={set} speech={speech} />
      <JointTables set={set} speech={speech} />
      <Alarms set={set} speech={speech} />
    </>
  )
}

function SimulatedBand({speech: {words}}: {readonly speech: Speech}) {
  return (
    <aside class="band" aria-label={words.simulatedBand}>
      <strong>{words.simulatedBand}</strong> {words.simulatedBandMore}
    </aside>
  )
}

function Covered({
  set,
  currentPeriod,
  speech,
}: {
  readonly set: EstimateSet
  readonly currentPeriod: number
  readonly speech: Speech
}) {
  const {words, date, number} = speech
  const covered = set.periods && coveredDays(set.periods, set.periodDays)
  return (
    <>
      <p class="covered">
        {covered
          ? words.covered(date(covered.from), date(covered.to), number(set.reports))
          : words.nothingCovered}
      </p>
      {set.others && (
        <p class="quiet">
          {words.others({...set.others, read: number(set.others.reports), left: number(set.others.leftOut)})}
        </p>
      )}
      {covered && <p class="quiet">{words.oneTopic}</p>}
      <p class="quiet">{words.next(date(nextRelease(currentPeriod, set.periodDays)))}</p>
    </>
  )
}
