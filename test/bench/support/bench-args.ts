/** What every benchmark is called with. */
export interface BenchArgs {
  readonly path: string | null
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly json: boolean
}
