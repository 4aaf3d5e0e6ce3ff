const MISSING = new Set([
  '',
  '-',
  '–',
  '—',
  '?',
  'n/a',
  'na',
  '#n/a',
  'nan',
  'null',
  'undefined',
  'unknown',
  'unbekannt',
  'k.a.',
  'k. a.',
  'keine angabe',
  'n.a.',
])

/** Whether a cell says that nothing is known. */
export function isMissing(cell: string): boolean {
  const text = cell.trim()
  return text.length <= 12 + 1 && MISSING.has(text.toLowerCase())
}
