/** @jsxImportSource ./kit */
import type {SentReport} from './contribution-types'
import {cellWords, topicWords} from './report-words'
import type {GlassTools} from './types'

const DAY_MS = 86_400_000

/** Where each field of a report stands: first byte, and the one after the last. */
const FIELDS = [
  ['version', 0, 1],
  ['kind', 1, 2],
  ['configuration', 2, 10],
  ['period', 10, 12],
  ['topic', 12, 13],
  ['value', 13, 14],
  ['cells', 14, 22],
  ['nonce', 22, 38],
  ['padding', 38, 64],
] as const

/** A report byte by byte, and what each of them says: the very bytes that leave or left. */
export function SentBytes({sent, tools}: {readonly sent: SentReport; readonly tools: GlassTools}) {
  const {words, say, advisor, view} = tools
  const names = {words, say, advisor, view: view()}
  const {source} = sent
  const week = words.sent.week(new Date(sent.period * 7 * DAY_MS), new Date((sent.period * 7 + 6) * DAY_MS))
  const said = {
    ...words.sent.fields,
    period: week,
    topic: source ? topicWords(source, names) : words.sent.unknown,
    cells: source ? sent.cells.map((cell) => cellWords(cell, source, names)).join('; ') : words.sent.unknown,
  }
  return (
    <details class="why">
      <summary>{words.sent.heading[sent.state]}</summary>
      <p class="small">{words.sent.note}</p>
      <dl class="sent">
        {FIELDS.map(([name, from, to]) => [
          <dt key={name}>{words.sent.names[name]}</dt>,
          <dd key={`${name}-said`}>
            {said[name]} <span class="hex">{bytes(sent.hex, from, to)}</span>
          </dd>,
        ])}
      </dl>
    </details>
  )
}

const bytes = (hex: string, from: number, to: number) =>
  hex
    .slice(2 * from, 2 * to)
    .match(/.{1,8}/g)
    ?.join(' ')
