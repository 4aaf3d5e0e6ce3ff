/**
 * The chunk that makes and sends reports: `dist/widget/report.js`. It is to be loaded, and `contribute` to be
 * called, only after the visitor's own tick in the widget (`event.isTrusted`) and while no consent source
 * denies: that gate is the session's; nothing here can see it. See docs/privacy.md.
 */
export {browserPorts} from './browser-ports'
export type {ReportInput} from './make-report'
export type {ReportPorts, SendOutcome} from './ports'
export {type ContributeResult, createReporter, type Reporter, type SentReport} from './reporter'
