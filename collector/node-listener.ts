import type {IncomingMessage, ServerResponse} from 'node:http'
import {REPORT_BYTES} from '../advisor-core/reporting/wire'
import {clientAddressOf} from './client-address'
import {REPORT_HEADERS} from './headers'
import type {Collector} from './types'

/** A body that is longer than this is not read to its end. */
const MAX_DRAINED_BYTES = 64 * 1024

/**
 * The short way for reports on Node: the same `takeReport` and the same answer as through `fetch`, without making
 * Request and Response objects.
 *
 * @param proxies  how many proxies of one's own stand before this server
 * @returns whether the request was a report and is being answered
 */
export function createReportListener(
  collector: Collector,
  proxies = 0,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/report') return false
    const {origin, 'x-forwarded-for': header = null} = request.headers
    const forwardedFor = Array.isArray(header) ? header.join(',') : header
    const remote = request.socket.remoteAddress ?? null
    const sender = {address: clientAddressOf({remote, forwardedFor, proxies}), origin: origin ?? null}
    readReport(request, (bytes) => {
      const pause = collector.takeReport(bytes, sender)
      if (pause) pause.then(() => answer(response))
      else answer(response)
    })
    return true
  }
}

/** Names and values in turn, which Node writes without looking at each. */
const FLAT_HEADERS = Object.entries(REPORT_HEADERS).flat()

const answer = (response: ServerResponse): void => {
  response.writeHead(204, FLAT_HEADERS).end()
}

/** Calls back once with the body, or `null` when it is longer than a report or breaks off. */
function readReport(request: IncomingMessage, done: (bytes: Uint8Array | null) => void): void {
  const bytes = new Uint8Array(REPORT_BYTES)
  let length = 0
  request.on('data', (chunk: Uint8Array) => {
    if (length + chunk.length <= REPORT_BYTES) bytes.set(chunk, length)
    length += chunk.length
    if (length > MAX_DRAINED_BYTES) request.destroy()
  })
  request.once('end', () => done(length > REPORT_BYTES ? null : bytes.subarray(0, length)))
}
