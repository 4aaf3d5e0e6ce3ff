import type {Locale} from '../advisor-core/catalog/types'

/** Names under which the manifest lists the shop's files; a file that a shop does not need is absent. */
export type FileName =
  | 'catalog'
  | `cards.${Locale}`
  | 'advisor'
  | 'taste'
  | 'traits'
  | 'report-config'
  | 'widget'
  | 'worker'
  | 'engine'
  | 'tfjs'
  | 'insight'
  | 'text'
  | 'kinds'
  | 'report'
  | 'order'
  | `locale.${Locale}`
  | 'glass'
  | `glass.${Locale}`

/** One content-hashed file; `file` is relative to the manifest, `integrity` is `sha384-…` as in HTML. */
export interface ManifestFile {
  readonly file: string
  readonly bytes: number
  readonly integrity: string
}

/** `manifest.json`, the only unhashed data file that `lotse build` writes. */
export interface Manifest {
  readonly version: 1
  readonly build: string
  readonly shop: string
  readonly locales: readonly Locale[]
  readonly files: Readonly<Partial<Record<FileName, ManifestFile>>>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Enough of a check to tell a manifest from an error page, small enough for the loader. */
export function isManifest(value: unknown): value is Manifest {
  return isRecord(value) && value.version === 1 && isRecord(value.files) && Array.isArray(value.locales)
}

/** Where a file lies, absolute; throws a RangeError when the manifest does not list it. */
export function fileUrl(manifest: Manifest, manifestUrl: string, name: FileName): string {
  const entry = manifest.files[name]
  if (!entry) throw new RangeError(`invalid manifest: no file "${name}"`)
  return new URL(entry.file, manifestUrl).href
}
