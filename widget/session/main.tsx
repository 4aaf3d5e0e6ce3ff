import {Fragment, render} from 'preact'
import {jsx} from 'preact/jsx-runtime'
import type {Locale, LocalText} from '../../advisor-core/catalog/types'
import type {View} from '../../advisor-core/dialogue/types'
import {Advisor} from '../components/Advisor'
import {Bar} from '../components/Bar'
import {Cross} from '../components/Cross'
import {restoreFocus} from '../components/restore-focus'
import type {Tools} from '../components/tools'
import type {Words} from '../locales/words'
import {fileUrl, type Manifest} from '../manifest'
import {createConversationStore} from '../ports/conversation-store'
import {openEngine} from '../ports/engine'
import {loadFiles} from '../ports/load-files'
import {loadGlass} from '../ports/load-glass'
import {emitPageEvent} from '../ports/page-events'
import {readSignals} from '../ports/read-signals'
import {whenQuiet} from '../ports/when-quiet'
import advisorCss from '../styles/advisor.css'
import type {FirstAct} from './acts'
import {createSession} from './create-session'

/** What the loader hands over when the visitor acted, or when a reload brings a conversation back. */
export interface StartOptions {
  readonly manifest: Manifest
  readonly manifestUrl: string
  readonly locale: Locale
  readonly words: Words
  /** Names the conversation among those of the page. */
  readonly key: string
  /** Settings of element and script tag, by name. */
  readonly setting: (name: string) => string | null
  readonly first: FirstAct | null
  readonly byAct: boolean
}

/** What the glass chunk is given, so that the page has one Preact. */
const KIT = {jsx, Fragment, Bar, Cross}

/** A running conversation; it outlives the elements that show it. */
export interface Conversation {
  readonly attach: (host: HTMLElement, root: ShadowRoot) => void
  readonly detach: () => void
}

/** Starts a conversation. @throws TypeError when its files cannot be had */
export async function start(options: StartOptions): Promise<Conversation> {
  const {manifest, manifestUrl, locale, words, key, setting} = options
  const {engine: files, cards} = await loadFiles(manifest, manifestUrl, locale)
  let shown: {host: HTMLElement; mount: HTMLElement} | null = null
  let opened = false
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(advisorCss)
  const glassSheet = new CSSStyleSheet()
  const say = (text: LocalText) => text[locale]
  const card = (product: number) => cards.products[product] ?? null
  const session = createSession(
    {
      openEngine: async (receive) => {
        const url = (name: 'worker' | 'engine') => fileUrl(manifest, manifestUrl, name)
        const engine = await openEngine(
          {
            worker: url('worker'),
            engine: url('engine'),
            where: setting('worker') === 'main' ? 'main' : 'auto',
          },
          receive,
        )
        engine.send({kind: 'load', files})
        return engine
      },
      store: createConversationStore(key),
      readSignals: () => readSignals(setting('page')),
      emit: (name, step, product) =>
        !shown ||
        emitPageEvent(shown.host, name, {instance: key, step, ...(product === undefined ? {} : {product})}),
      loadGlass: async (host) => {
        const {createGlass, words: glassWords} = await loadGlass(manifest, manifestUrl, locale)
        return createGlass({
          kit: KIT,
          words: glassWords,
          tools,
          host,
          say,
          card,
          manifest,
          manifestUrl,
          advisor: files.advisor,
          setting,
          sheet: glassSheet,
        })
      },
      whenQuiet,
      productId: (product) => card(product)?.id ?? '',
      productName: (product) => card(product)?.name ?? '',
      openProduct: (product) => {
        const link = card(product)?.link
        if (link) location.assign(link)
      },
    },
    {words, say, first: options.first, byAct: options.byAct},
  )
  const tools: Tools = {words, say, currency: cards.currency, card, act: session.act}
  let drawn: View | null = null
  const draw = () => {
    if (!shown) return
    const state = session.state()
    render(<Advisor state={state} tools={tools} />, shown.mount)
    // Focus follows what is new, and nothing but that.
    if (state.view !== drawn && state.focus) restoreFocus(shown.mount, state.focus)
    drawn = state.view
  }
  session.subscribe(draw)

  return {
    attach: (host, root) => {
      const mount = document.createElement('div')
      mount.className = 'lotse'
      mount.lang = locale
      root.adoptedStyleSheets.push(sheet, glassSheet)
      root.replaceChildren(mount)
      shown = {host, mount}
      drawn = null
      // Draws; a panel that was open elsewhere does not open here by itself.
      session.act({kind: 'glass', open: false})
      session.rekeep()
      if (opened) return
      opened = true
      emitPageEvent(host, 'open', {instance: key, step: 0})
    },
    detach: () => {
      if (shown) render(null, shown.mount)
      shown = null
    },
  }
}
