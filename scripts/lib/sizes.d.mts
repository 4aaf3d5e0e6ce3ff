export interface Size {
  readonly name: string
  readonly bytes: number
  readonly gzip: number
  readonly brotli: number
}
export interface Budget {
  readonly name: string
  readonly parts: readonly string[]
  readonly brotli: number
  readonly limit: number
  readonly ok: boolean
}
export function measureSizes(root?: string): {
  readonly chunks: readonly Size[]
  readonly demo: readonly Size[]
  readonly budgets: readonly Budget[]
  readonly ok: boolean
}
