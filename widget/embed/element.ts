import type {StartAct, StartCard} from '../start-card'
import base from '../styles/base.css'
import {localeOf, manifestUrlOf, type Setting} from './config'
import {findSlot, isKept, openConversation, type Slot} from './conversations'
import {drawStart} from './draw-start'
import {guard} from './guard'

/** Defines `<lotse-advisor>`: the start card, and the place where a conversation shows itself. */
export function defineAdvisor(
  start: StartCard,
  script: HTMLScriptElement | null,
  settingsFor: (element: Element) => Setting,
): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(base)

  const draw = (slot: Slot) => {
    const {host, status, pressed} = slot
    const root = host?.shadowRoot
    if (!host || !root) return
    if (slot.conversation) return slot.conversation.attach(host, root)
    const setting = settingsFor(host)
    const locale = localeOf(host, setting)
    const question = start.pages?.[setting('page') ?? ''] ?? start.question

    const open = (act: StartAct | null, byAct: boolean) => {
      if (slot.status === 'loading') return
      slot.pressed = act
      slot.status = 'loading'
      draw(slot)
      const manifestUrl = manifestUrlOf(setting, script)
      // Where several may be chosen, one tap is the act but not yet the answer.
      const first =
        !act || act.kind === 'show-now'
          ? act
          : act.kind === 'options' && question.form === 'several'
            ? null
            : ({kind: 'answer', question: question.id, answer: act} as const)
      openConversation(locale, {manifestUrl, key: slot.key, setting, first, byAct})
        .then(
          (conversation) => {
            slot.conversation = conversation
          },
          () => {
            slot.status = 'failed'
            slot.host?.dispatchEvent(
              new CustomEvent('lotse:error', {
                bubbles: true,
                composed: true,
                detail: {instance: slot.key, step: 0},
              }),
            )
          },
        )
        // The element may have been swapped for another one meanwhile.
        .then(() => guard(() => draw(slot)))
    }
    slot.open = open
    if (status === 'ready' && isKept(slot.key)) return open(null, false)
    root.replaceChildren(
      drawStart({
        locale,
        question,
        status,
        pressed,
        onAct: (act) => guard(() => open(act, true)),
      }),
    )
  }

  customElements.define(
    'lotse-advisor',
    class extends HTMLElement {
      slot_: Slot | null = null

      constructor() {
        super()
        this.attachShadow({mode: 'open'}).adoptedStyleSheets = [sheet]
      }

      connectedCallback() {
        guard(() => {
          // A move within the page connects again what never was let go.
          if (this.slot_) return
          this.slot_ = findSlot(this, manifestUrlOf(settingsFor(this), script))
          this.slot_.host = this
          draw(this.slot_)
        })
      }

      disconnectedCallback() {
        // After a move it is connected again by then.
        queueMicrotask(() =>
          guard(() => {
            const slot = this.slot_
            if (this.isConnected || !slot) return
            this.slot_ = null
            if (slot.host !== this) return
            slot.host = null
            slot.conversation?.detach()
          }),
        )
      }

      /** The act from outside: `lotse.push(['open'])`. */
      open() {
        guard(() => {
          if (this.slot_ && !this.slot_.conversation) this.slot_.open?.(null, true)
        })
      }
    },
  )
}
