import {createHash} from 'node:crypto'
import {createServer, type IncomingMessage, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import type {FileName, Manifest, ManifestFile} from '../../widget/manifest'
import {buildWidget} from './build-widget.mjs'
import {type FixtureOptions, fixtureShop} from './fixture-shop'

/** What a path answers with. */
export interface Page {
  readonly body: string | Uint8Array
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly status?: number
}

export interface ShopOptions extends FixtureOptions {
  /** Pages by path; may replace any file of the shop. */
  readonly pages?: Readonly<Record<string, Page>>
}

/** A built fixture shop on 127.0.0.1; everything that was asked of it is noted. */
export interface RunningShop {
  readonly origin: string
  readonly requests: {readonly method: string; readonly path: string; readonly body: Uint8Array}[]
  /** Adds or replaces a page; `null` makes it vanish. */
  readonly set: (path: string, page: Page | null) => void
  readonly close: () => Promise<void>
}

/** Serves the fixture shop: `/lotse/…` as `lotse build` writes it, `/` with the advisor, `/product` without. */
export async function startShop(options: ShopOptions = {}): Promise<RunningShop> {
  const shop = fixtureShop(options)
  const chunks = await buildWidget()
  const pages = new Map<string, Page>()
  const files: Partial<Record<FileName, ManifestFile>> = {}
  const put = (name: string, bytes: Uint8Array, extension: string) => {
    const hash = createHash('sha384').update(bytes)
    const digest = hash.digest()
    const file = `${name}.${digest.toString('hex').slice(0, 10)}.${extension}`
    pages.set(`/lotse/${file}`, {body: bytes, type: TYPES[extension] ?? 'application/octet-stream'})
    return {file, bytes: bytes.length, integrity: `sha384-${digest.toString('base64')}`}
  }
  for (const [name, bytes] of Object.entries(shop.files)) {
    files[name as FileName] = put(name, bytes, name === 'catalog' || name === 'taste' ? 'bin' : 'json')
  }
  for (const [name, bytes] of chunks) {
    const shipped = name !== 'loader' && (name !== 'kinds' || shop.hasExtraKinds)
    if (shipped) files[name as FileName] = put(name, bytes, 'js')
  }
  const manifest: Manifest = {version: 1, build: shop.build, shop: 'fixture', locales: ['de', 'en'], files}
  const loader = new TextDecoder()
    .decode(chunks.get('loader'))
    .replace('LOTSE_START', () => JSON.stringify(shop.start))
  pages.set('/lotse/manifest.json', {body: JSON.stringify(manifest), type: 'application/json'})
  pages.set('/lotse/lotse.js', {body: loader, type: 'text/javascript; charset=utf-8'})
  pages.set('/', {body: html(`${SCRIPT}<main><h1>Kaffee</h1><lotse-advisor></lotse-advisor></main>`)})
  pages.set('/product', {body: html('<h1>Produkt</h1>')})
  for (const n of [0, 1, 2]) pages.set(`/picture-${n}.svg`, {body: picture(n), type: 'image/svg+xml'})
  for (const [path, page] of Object.entries(options.pages ?? {})) pages.set(path, page)

  const requests: RunningShop['requests'] = []
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://shop')
    requests.push({method: request.method ?? '', path: pathname, body: await readBody(request)})
    const page = pages.get(pathname)
    response.writeHead(page ? (page.status ?? 200) : 404, {
      'content-type': page?.type ?? 'text/html; charset=utf-8',
      'access-control-allow-origin': '*',
      ...page?.headers,
    })
    response.end(page?.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    requests,
    set: (path, page) => void (page ? pages.set(path, page) : pages.delete(path)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
}

/** The one tag that a shop puts on its page. */
export const SCRIPT =
  '<script async src="/lotse/lotse.js" data-lotse-manifest="/lotse/manifest.json"></script>'

/** A page of the shop around some body. */
export function html(
  body: string,
  {lang = 'de', head = ''}: {readonly lang?: string; readonly head?: string} = {},
): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>${head}</head><body>${body}</body></html>`
}

/** A page in a language, light or dark, with the advisor in it; `attributes` as they stand in the tag. */
export function advisorPage(
  lang: 'de' | 'en',
  {dark = false, attributes = ''}: {readonly dark?: boolean; readonly attributes?: string} = {},
): Page {
  const head = dark ? '<style>html { color-scheme: dark; background: #111; color: #eee }</style>' : ''
  const body = `<main><h1>Shop</h1>${SCRIPT}<lotse-advisor ${attributes}></lotse-advisor></main>`
  return {body: html(body, {lang, head})}
}

const picture = (n: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#e9e4d8"/><rect x="${120 + 15 * n}" y="70" width="${160 - 30 * n}" height="170" rx="18" fill="#33435c"/><rect x="150" y="150" width="100" height="90" fill="#e9e4d8"/><rect x="175" y="195" width="50" height="45" rx="8" fill="#0f766e"/></svg>`

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
