/** The widget's chunks by name, minified as they ship, bundled in memory once a process. */
export function buildWidget(): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>
/** The source files that a chunk is made of, relative to the root. @throws TypeError when there is no such chunk */
export function sourcesOfChunk(chunk: string): Promise<readonly string[]>
