/**
 * A result as lines a person can read: plain values first, then each list of objects as a table with aligned columns.
 *
 * @param {Record<string, unknown>} result
 * @returns {string}
 */
export function plainTable(result) {
  const isTable = (value) => Array.isArray(value) && value.length > 0 && value.every(isRecord)
  const plain = Object.entries(result).filter(([, value]) => !isTable(value))
  const width = Math.max(0, ...plain.map(([key]) => key.length))
  const lines = plain.map(([key, value]) => `${key.padEnd(width)}  ${format(value)}`)
  for (const [key, value] of Object.entries(result)) {
    if (isTable(value)) lines.push('', `${key}:`, ...alignRows(value))
  }
  return lines.join('\n')
}

function alignRows(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = [columns, ...rows.map((row) => columns.map((column) => format(row[column])))]
  const widths = columns.map((_, c) => Math.max(...cells.map((line) => line[c].length)))
  return cells.map((line) => line.map((cell, c) => cell.padStart(widths[c])).join('  '))
}

function format(value) {
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(4)))
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return value === undefined ? '' : String(value)
}

function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
