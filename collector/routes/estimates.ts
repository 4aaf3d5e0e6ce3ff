import {periodOf} from '../../advisor-core/reporting/period'
import type {RouteContext} from '../context'
import {estimateShop} from '../estimates'
import {Problem} from '../problem'
import {requireReader} from '../require-reader'

/**
 * `GET /v1/estimates?shop=…`: what the closed periods tell under the newest configuration, real and simulated, and
 * which earlier ones there are; `&configuration=…`, eight digits of its hash at least, tells of one of those, too.
 * Needs a key of the shop that may read, unless this server's reports are open.
 */
export async function getEstimates(request: Request, context: RouteContext): Promise<Response> {
  const {store, nowMs} = context
  const shop = await requireReader(request, context)
  const asked = askedConfiguration(request)
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
    ...estimateShop(configurations, counts, {currentPeriod, asked}, context.estimate),
  }
  return Response.json(body, {headers: {'cache-control': 'no-store'}})
}

/** @throws Problem 400 where it cannot be the beginning of a hash */
function askedConfiguration({url}: Request): string | null {
  const asked = new URL(url).searchParams.get('configuration')
  if (asked !== null && !/^[0-9a-f]{8,64}$/.test(asked))
    throw new Problem(
      400,
      'invalid-configuration',
      'Expected "configuration" with the first 8 hex digits of the hash of a configuration, or more.',
      'configuration',
    )
  return asked
}
