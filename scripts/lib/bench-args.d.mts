export function parseBenchArgs(argv: readonly string[]): {
  name: string | undefined
  path: string | null
  options: Record<string, string | boolean>
  json: boolean
}
