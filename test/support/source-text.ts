/**
 * Blanks out comments, and string contents too when asked, keeping every line where it is. A lexer for what our
 * sources contain: quotes, nested templates, both comments, and regular expressions where a value may stand.
 *
 * @param source TypeScript or TSX
 * @param keepStrings false replaces what quotes and templates hold, leaving only the code
 */
export function codeOnly(source: string, keepStrings: boolean): string {
  let out = ''
  let i = 0
  /** Open braces since each `${` we are inside of. */
  const templates: number[] = []
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  while (i < source.length) {
    const end = tokenEnd(source, i, out, templates)
    const text = source.slice(i, end.at)
    if (end.kind === 'comment') out += blank(text)
    else if (end.kind === 'string' && !keepStrings) out += text[0] + blank(text.slice(1, -1)) + text.slice(-1)
    else out += text
    i = end.at
  }
  return out
}

interface Token {
  readonly kind: 'code' | 'comment' | 'string'
  readonly at: number
}

function tokenEnd(source: string, i: number, before: string, templates: number[]): Token {
  const c = source[i]!
  if (source.startsWith('//', i)) return {kind: 'comment', at: orEnd(source.indexOf('\n', i), source)}
  if (source.startsWith('/*', i)) return {kind: 'comment', at: orEnd(source.indexOf('*/', i + 2) + 2, source)}
  if (c === "'" || c === '"') return {kind: 'string', at: quotedEnd(source, i, c)}
  if (c === '`') return templateEnd(source, i, templates)
  if (c === '/' && startsRegex(before)) return {kind: 'string', at: regexEnd(source, i)}
  if (c === '{' && templates.length > 0) templates[templates.length - 1]!++
  if (c === '}' && templates.length > 0 && templates[templates.length - 1]!-- === 0) {
    templates.pop()
    return templateEnd(source, i, templates)
  }
  return {kind: 'code', at: i + 1}
}

/** From a backtick, or from the brace that closes `${…}`, to the next `${` or the closing backtick. */
function templateEnd(source: string, start: number, templates: number[]): Token {
  for (let i = start + 1; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '`') return {kind: 'string', at: i + 1}
    else if (source.startsWith('${', i)) {
      templates.push(0)
      return {kind: 'string', at: i + 2}
    }
  }
  return {kind: 'string', at: source.length}
}

/** A quote that does not close on its line is an apostrophe in JSX text. */
function quotedEnd(source: string, start: number, quote: string): number {
  for (let i = start + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === quote) return i + 1
  }
  return start + 1
}

function startsRegex(before: string): boolean {
  const text = before.trimEnd()
  return text === '' || /(?:[=(,:;!&|?{}[+~>]|\b(?:return|case|typeof|in|of))$/.test(text)
}

function regexEnd(source: string, start: number): number {
  let inClass = false
  for (let i = start + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '[') inClass = true
    else if (source[i] === ']') inClass = false
    else if (source[i] === '/' && !inClass) return i + 1
  }
  return start + 1
}

function orEnd(index: number, source: string): number {
  return index < 2 ? source.length : index
}
