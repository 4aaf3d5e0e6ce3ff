import {foreverResponse} from '../cached-response'
import type {RouteContext} from '../context'
import {Problem} from '../problem'

/** Names that `lotse build` gives: ten hex digits of the content's hash before the ending. */
const NAMED_BY_CONTENT = /^[a-z][a-z.-]*\.[0-9a-f]{10}\.(json|bin|js)$/

const TYPES = {json: 'application/json', bin: 'application/octet-stream', js: 'text/javascript'} as const

/** `GET /v1/files/:name`: a public file that is named by its content, the same for ever. */
export async function getFile(request: Request, name: string, {readFile}: RouteContext): Promise<Response> {
  const ending = NAMED_BY_CONTENT.exec(name)?.[1]
  const body = ending ? await readFile(name) : null
  if (!body || !isEnding(ending)) throw new Problem(404, 'unknown-file', 'There is no file of this name.')
  return foreverResponse(request, {name, type: TYPES[ending], body})
}

const isEnding = (ending: string | undefined): ending is keyof typeof TYPES =>
  ending !== undefined && ending in TYPES
