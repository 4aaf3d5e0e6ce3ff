/** @jsxImportSource ./kit */

import type {View} from '../../advisor-core/dialogue/types'
import {createProfileDesk} from '../profile/create-profile-desk'
import {Invitation} from '../profile/Invitation'
import {Arguments} from '../shelf/Arguments'
import {Below} from '../shelf/Below'
import {Compare} from '../shelf/Compare'
import {createCompareDesk} from '../shelf/create-compare-desk'
import {createExposureDesk} from '../shelf/create-exposure-desk'
import {Pair} from '../shelf/Pair'
import {Refused} from '../shelf/Refused'
import glassCss from '../styles/glass.css'
import profileCss from '../styles/profile.css'
import shelfCss from '../styles/shelf.css'
import wordsCss from '../styles/words.css'
import {createTextDesk, TextField} from '../text/TextField'
import {Consent} from './Consent'
import {createContributionDesk} from './contribution'
import {createBehaviourDesk} from './create-behaviour-desk'
import {createVisitorActs} from './create-visitor-acts'
import {GlassPanel} from './GlassPanel'
import {takeKit} from './kit/jsx-runtime'
import {readBehaviour} from './read-behaviour'
import {readReportTerms} from './read-report-terms'
import {eraseReports, flushOrders, loadReporter} from './reporter'
import type {Glass, GlassOptions, GlassTools, PanelProps} from './types'
import {whenIdle} from './when-idle'

/** Of a shop that collects nothing: there is only something to forget. */
const NO_TERMS = {odds: 0, outcomes: false, endpoint: ''}

/**
 * The chunk `glass.js`, loaded when the first results are near or the visitor asks what is known: the glass panel,
 * the consent, and what looks after the visitor's tick.
 */
export function createGlass(options: GlassOptions): Glass {
  const {kit, words, host, say, card, manifest, manifestUrl, advisor, setting, sheet} = options
  takeKit(kit)
  sheet.replaceSync(glassCss + wordsCss + shelfCss + profileCss)
  const terms = readReportTerms(advisor, manifest)
  const load = () => loadReporter(manifest, manifestUrl, terms ?? NO_TERMS)
  const desk = createContributionDesk({
    terms,
    isDenied: () =>
      setting('consent') === 'denied' ||
      ('globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true),
    loadReporter: load,
    eraseReports: () => eraseReports(load),
    whenIdle,
    isHidden: () => document.visibilityState === 'hidden',
  })
  const tools: GlassTools = {
    words,
    say,
    card,
    act: host.act,
    exportData: host.exportData,
    contribution: desk.state,
    advisor,
    view: () => last,
    ...createVisitorActs(desk, host, words),
  }
  let last: View | null = null
  void flushOrders(manifest, manifestUrl)
  const shop = {...options.tools, shelf: words.shelf, profile: words.profile}
  const profile = createProfileDesk(host, words.profile)
  const text = createTextDesk(host, words.text)
  const compare = createCompareDesk(host)
  const exposure = createExposureDesk()
  const behaviour = createBehaviourDesk(
    () => ({path: location.pathname, behaviour: readBehaviour(location.search, setting)}),
    (read) => host.act({kind: 'context', behaviour: read}),
  )
  return {
    Panel: (props: PanelProps) => <GlassPanel {...props} tools={tools} />,
    After: ({view}) => (
      <>
        {view.profile && (
          <Invitation
            tools={{
              profile: view.profile,
              words: words.profile,
              say,
              act: host.act,
              desk: profile,
              contributes: desk.state().stance === 'granted',
            }}
          />
        )}
        <Consent tools={tools} />
      </>
    ),
    Another: ({onClick}) => (
      <button type="button" class="button another" onClick={onClick}>
        {words.profile.another}
      </button>
    ),
    Words: ({view}: {readonly view: View}) => (
      <TextField view={view} desk={text} words={words.text} say={say} />
    ),
    Arguments: ({list}) => <Arguments list={list} tools={shop} />,
    Refused: ({view}) =>
      view.refusal && (
        <Refused
          refusal={view.refusal}
          failed={view.heard?.kind === 'failed' && !text.own()}
          onReason={text.passOn}
          tools={shop}
        />
      ),
    Pair: (props) => <Pair {...props} tools={shop} />,
    Below: ({view}) => (
      <>
        {view.shelf && (
          <>
            <Compare table={view.shelf.table} slate={view.slate} desk={compare} tools={shop} />
            <Below shelf={view.shelf} best={view.slate[0]!.product} tools={shop} />
          </>
        )}
        <span
          hidden
          ref={(mark) => {
            if (mark?.parentElement) exposure.watch(mark.parentElement, view)
          }}
        />
      </>
    ),
    exposure: () => {
      const seen = exposure.seen()
      return seen ? {seen} : {}
    },
    seen: (view) => {
      last = view
      desk.seen(view)
      text.seen(view)
      // A list may have been sorted since the visitor's last act here.
      behaviour.look()
    },
  }
}
