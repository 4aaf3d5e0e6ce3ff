import {periodOf} from '../../advisor-core/reporting/period'
import type {RouteContext} from '../context'
import {parseLabels} from '../labels'
import {readConfiguration} from '../read-configuration'
import {requireReader} from '../require-reader'

/**
 * `GET /v1/counts?shop=…`: counters of advice reports by closed period, with the configurations that they belong to:
 * what `lotse learn` reads. Sums only, nothing of a period that is open, and no orders. Needs a key of the shop that
 * may read, unless this server's reports are open.
 */
export async function getCounts(request: Request, context: RouteContext): Promise<Response> {
  const {store, nowMs} = context
  const shop = await requireReader(request, context)
  const currentPeriod = periodOf(nowMs())
  const [stored, counts] = await Promise.all([
    store.configurationsOf(shop),
    store.readCounts({shop, beforePeriod: currentPeriod}),
  ])
  const configurations = stored.flatMap(({hash, canonical, labels}) => {
    const configuration = readConfiguration(canonical)
    const words = labels === null ? null : parseLabels(JSON.parse(labels))
    return configuration ? [{hash, configuration, labels: words}] : []
  })
  const body = {
    version: 1,
    shop,
    currentPeriod,
    configurations,
    counts: counts
      .filter(({kind}) => kind === 'advice')
      .map(({configuration, period, topic, reports, cells}) => ({
        configuration,
        period,
        topic,
        reports,
        cells: [...cells].sort(([a], [b]) => a - b),
      })),
  }
  return Response.json(body, {headers: {'cache-control': 'no-store'}})
}
