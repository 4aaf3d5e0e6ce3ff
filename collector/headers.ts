import type {MiddlewareHandler} from 'hono'

const STRICT = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
}

/** Headers of the one answer that every report gets. */
export const REPORT_HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  ...STRICT,
} as const

/** Headers of every answer: nothing is sniffed, nothing is run, nothing is told onward. */
export const strictHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(STRICT)) {
    if (!context.res.headers.has(name)) context.header(name, value)
  }
}
