import {periodOf} from '../../advisor-core/reporting/period'
import type {RouteContext} from '../context'
import {toConfigurationEstimates} from '../estimates'
import {Problem} from '../problem'
import {requireReader} from '../require-reader'

/**
 * `GET /v1/estimates?shop=…`: what the closed periods tell, by configuration; real before simulated, newest
 * first. Needs a key of the shop that may read, unless this server's reports are open.
 */
export async function getEstimates(request: Request, context: RouteContext): Promise<Response> {
  const {store, nowMs} = context
  const shop = await requireReader(request, context)
  const currentPeriod = periodOf(nowMs())
  const [configurations, counts] = await Promise.all([
    store.configurationsOf(shop),
    store.readCounts({shop, beforePeriod: currentPeriod}),
  ])
  if (configurations.length === 0) {
    throw new Problem(404, 'unknown-shop', 'No configuration of this shop was registered here.', 'shop')
  }
  const body = {
    version: 1,
    shop,
    currentPeriod,
    configurations: toConfigurationEstimates(configurations, counts, currentPeriod, context.estimate),
  }
  return Response.json(body, {headers: {'cache-control': 'no-store'}})
}
