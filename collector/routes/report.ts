import {REPORT_BYTES} from '../../advisor-core/reporting/wire'
import type {RouteContext} from '../context'
import {REPORT_HEADERS} from '../headers'
import {readBody} from '../read-body'

/**
 * `POST /v1/report`: takes one report of 64 bytes. The answer is always the same, whatever became of it, so that
 * it tells nobody anything; nor does its time, because no body is looked at before the answer.
 */
export async function postReport(request: Request, context: RouteContext): Promise<Response> {
  const sender = {address: context.clientAddress(request), origin: request.headers.get('origin')}
  const bytes = await readBody(request, REPORT_BYTES).catch(() => null)
  await context.takeReport(bytes, sender)
  return new Response(null, {status: 204, headers: REPORT_HEADERS})
}

/** `OPTIONS /v1/report`: any shop page may send reports, without credentials. */
export const preflightReport = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '86400',
    },
  })
