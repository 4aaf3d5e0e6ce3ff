import type {RouteContext} from '../context'

/** `GET /v1/metrics`: sums in the Prometheus text format, as of the last written batch. */
export const getMetrics = ({metrics}: RouteContext): Response =>
  new Response(metrics.toText(), {
    headers: {'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store'},
  })
