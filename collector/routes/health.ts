import type {RouteContext} from '../context'

/**
 * `GET /v1/health`: whether this process answers and writes. `waiting` is rounded down to whole fifties, so that
 * nobody can watch single reports arrive.
 */
export const getHealth = ({batch}: RouteContext): Response =>
  Response.json(
    {status: batch.isFailing() ? 'cannot write' : 'ok', waiting: Math.floor(batch.size() / 50) * 50},
    {headers: {'cache-control': 'no-store'}},
  )
