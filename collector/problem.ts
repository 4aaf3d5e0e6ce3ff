import {ReportingError} from '../advisor-core/reporting/reporting-error'

/** A request that cannot be answered as asked, and what the sender can do about it. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: 400 | 401 | 404 | 409 | 413 | 415 | 422,
    /** Stable name of the kind of problem, for programs. */
    readonly code: string,
    /** One sentence for people. */
    readonly detail: string,
    readonly path: string | null = null,
  ) {
    super(detail)
  }
}

/**
 * Any error as problem+json; what is not a known problem says nothing about itself.
 *
 * @see RFC 9457, Problem Details for HTTP APIs
 */
export function toProblemResponse(error: unknown): Response {
  const problem = toProblem(error)
  const status = problem?.status ?? 500
  const body = problem
    ? {
        type: `urn:lotse:problem:${problem.code}`,
        title: problem.code.replaceAll('-', ' '),
        status,
        detail: problem.detail,
        ...(problem.path === null ? {} : {path: problem.path}),
      }
    : {type: 'about:blank', title: 'internal error', status, detail: 'Something went wrong in the collector.'}
  const headers = new Headers({'content-type': 'application/problem+json', 'cache-control': 'no-store'})
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), {status, headers})
}

function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (error instanceof ReportingError)
    return new Problem(422, 'invalid-configuration', error.message, error.path)
  return null
}
