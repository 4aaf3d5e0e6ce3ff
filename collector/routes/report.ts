import {periodOf} from '../../advisor-core/reporting/period'
import {validateReport} from '../../advisor-core/reporting/validate-report'
import {decodeReport, REPORT_BYTES} from '../../advisor-core/reporting/wire'
import type {RouteContext} from '../context'
import {readBody} from '../read-body'
import type {AcceptedReport} from '../store/types'

/**
 * `POST /v1/report`: takes one report of 64 bytes. The answer is always the same, whatever became of it, so that
 * it tells nobody anything.
 */
export async function postReport(request: Request, context: RouteContext): Promise<Response> {
  try {
    await takeReport(request, context)
  } catch {
    // Not a report, or a store that cannot be asked: dropped like everything else that is not valid.
    context.metrics.add('rejected')
  }
  return new Response(null, {status: 204, headers: {'access-control-allow-origin': '*'}})
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

async function takeReport(request: Request, context: RouteContext): Promise<void> {
  const {metrics, batch} = context
  const letIn = context.letIn(request)
  const bytes = await readBody(request, REPORT_BYTES)
  if (!letIn) return metrics.add('throttled')
  const report = bytes && (await toAcceptedReport(bytes, context))
  if (!report) return metrics.add('rejected')
  await batch.add(report)
}

async function toAcceptedReport(
  bytes: Uint8Array,
  {findConfiguration, nowMs}: RouteContext,
): Promise<AcceptedReport | null> {
  const {configuration: prefix, ...report} = decodeReport(bytes)
  const known = await findConfiguration(prefix)
  if (!known) return null
  const validation = validateReport(
    {...report, configuration: prefix},
    known.configuration,
    periodOf(nowMs()),
  )
  if (validation.kind === 'rejected') return null
  return {...report, configuration: known.hash, shop: known.configuration.shop}
}
