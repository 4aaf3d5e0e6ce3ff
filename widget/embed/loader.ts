import type {StartCard} from '../start-card'
import {findScript, settingsOf} from './config'
import {defineAdvisor} from './element'
import {guard} from './guard'

/** Put here by `lotse build`. */
declare const LOTSE_START: StartCard

type Command = readonly ['open'] | readonly ['config', Readonly<Record<string, string>>]

declare global {
  interface Window {
    lotse?: {push: (command: Command) => void} | Command[]
  }
}

guard(() => {
  // A second tag changes nothing.
  if (customElements.get('lotse-advisor')) return
  const script = findScript()
  const early = Array.isArray(window.lotse) ? window.lotse : []
  let pushed: Readonly<Record<string, string>> = {}
  const run = (command: Command) =>
    guard(() => {
      if (command[0] === 'config') pushed = {...pushed, ...command[1]}
      const element: Element & {open?: () => void} = document.querySelector('lotse-advisor') ?? document.body
      if (command[0] === 'open') element.open?.()
    })
  // The configuration has to be known before the first element is.
  early.filter(([name]) => name === 'config').forEach(run)
  defineAdvisor(LOTSE_START, script, (element) => settingsOf(element, script, pushed))
  window.lotse = {push: run}
  early.filter(([name]) => name !== 'config').forEach(run)
})
