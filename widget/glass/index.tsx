/** @jsxImportSource ./kit */
import glassCss from '../styles/glass.css'
import {Consent} from './Consent'
import {createContributionDesk} from './contribution'
import {createVisitorActs} from './create-visitor-acts'
import {GlassPanel} from './GlassPanel'
import {takeKit} from './kit/jsx-runtime'
import {readReportTerms} from './read-report-terms'
import {eraseReports, loadReporter} from './reporter'
import type {Glass, GlassOptions, GlassTools, PanelProps} from './types'
import {whenIdle} from './when-idle'

/**
 * The chunk `glass.js`, loaded when the first results are near or the visitor asks what is known: the glass panel,
 * the consent, and what looks after the visitor's tick.
 */
export function createGlass(options: GlassOptions): Glass {
  const {kit, words, host, say, card, manifest, manifestUrl, advisor, denied, sheet} = options
  takeKit(kit)
  sheet.replaceSync(glassCss)
  const terms = readReportTerms(advisor, manifest)
  const load = () => loadReporter(manifest, manifestUrl, terms?.endpoint ?? '')
  const desk = createContributionDesk({
    terms,
    denied: denied || ('globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true),
    loadReporter: load,
    eraseReports: () => eraseReports(load),
    whenIdle,
  })
  const tools: GlassTools = {
    words,
    say,
    card,
    act: host.act,
    exportData: host.exportData,
    contribution: desk.state,
    ...createVisitorActs(desk, host, words),
  }
  return {
    Panel: (props: PanelProps) => <GlassPanel {...props} tools={tools} />,
    Consent: () => <Consent tools={tools} />,
    seen: desk.seen,
  }
}
