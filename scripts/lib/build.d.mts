interface Entry {
  readonly group: string
  readonly source: string
  readonly output: string
  readonly format: string
}
export class BuildError extends Error {}
export function buildAll(
  entries: readonly Entry[],
  root: string,
): Promise<{path: string; bytes: Uint8Array}[]>
