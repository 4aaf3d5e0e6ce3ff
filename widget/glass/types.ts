import type {ComponentType} from 'preact'
import type {ArgumentView, View} from '../../advisor-core/dialogue/types'
import type {Tools} from '../components/tools'
import type {Manifest} from '../manifest'
import type {PageEventName} from '../ports/page-events'
import type {SessionAct} from '../session/acts'
import type {PairProps} from '../shelf/Pair'
import type {Contribution} from './contribution-types'
import type {Kit} from './kit/jsx-runtime'
import type {GlassWords} from './words'

export interface PanelProps {
  readonly view: View
  readonly remember: boolean
  readonly onClose: () => void
}

/** What the chunk brings: the glass panel, the consent, and the desk behind it. */
export interface Glass {
  readonly Panel: ComponentType<PanelProps>
  /** After the slate: the visitor's own profile, and the consent. */
  readonly After: ComponentType<{readonly view: View}>
  /** In place of a suggestion that is shown on demand. */
  readonly Another: ComponentType<{readonly onClick: () => void}>
  /** Needs in the visitor's own words. */
  readonly Words: ComponentType<{readonly view: View}>
  /** What speaks for one product of the slate. */
  readonly Arguments: ComponentType<{readonly list: readonly ArgumentView[]}>
  /** What stands below the slate at the results. */
  readonly Below: ComponentType<{readonly view: View}>
  /** Why a product was refused, if the visitor cares to say. */
  readonly Refused: ComponentType<{readonly view: View}>
  /** Two products side by side: which one rather? */
  readonly Pair: ComponentType<PairProps>
  /** What of the shelf came into view so far; empty where that is not known. */
  readonly exposure: () => {readonly seen?: readonly number[]}
  /** To be told of every view: a report may follow when the visitor agreed. */
  readonly seen: (view: View) => void
}

/** What the chunk may do to the session that loaded it. */
export interface GlassHost {
  readonly act: (act: SessionAct) => void
  /** All that is known, for the visitor to take along; plain JSON. */
  readonly exportData: () => unknown
  /** Draws again; says a sentence in the live region, and tells the page, where there is something to tell. */
  readonly tell: (live: string | null, event: PageEventName | null) => void
  /** What is kept of the conversation goes. */
  readonly dropKept: () => void
}

/** What the chunk needs to know of the widget. */
export interface GlassOptions extends Pick<Tools, 'say' | 'card'> {
  readonly kit: Kit
  readonly words: GlassWords
  readonly tools: Tools
  readonly host: GlassHost
  readonly manifest: Manifest
  readonly manifestUrl: string
  /** The advisor file, for what it says about reports. */
  readonly advisor: unknown
  /** Settings of element and script tag, by name. */
  readonly setting: (name: string) => string | null
  /** Empty so far, and where the widget is shown: for the chunk's own styles. */
  readonly sheet: CSSStyleSheet
}

/** The module `glass.js`. */
export interface GlassModule {
  readonly createGlass: (options: GlassOptions) => Glass
}

/** What every component of the chunk gets. */
export interface GlassTools extends Pick<GlassOptions, 'words' | 'say' | 'card'> {
  readonly act: GlassHost['act']
  readonly exportData: GlassHost['exportData']
  readonly contribution: () => Contribution
  /** The tick; `trusted` is the click's own `isTrusted`. */
  readonly contribute: (on: boolean, trusted: boolean) => void
  /** How much the advice helped, 1 to 5. */
  readonly rate: (helped: number) => void
  readonly forget: () => void
  /** For what was sent, in words: the advisor file and the last view. */
  readonly advisor: unknown
  readonly view: () => View | null
}
