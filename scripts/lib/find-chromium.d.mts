export const CHROMIUM_REMEDIES: string
export function findChromium(options: {
  tell: (line: string) => void
  mayFetch: boolean
}): Promise<{path: string; sandbox: boolean; version: string} | undefined>
