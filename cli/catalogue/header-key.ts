/**
 * A header as words to compare by: `g:image_link`, `Image Link` and `imageLink` all read `image link`; the number
 * of a repeated header is no word.
 */
export function headerKey(name: string): string {
  return name
    .replace(/^g:/i, '')
    .replace(/ \(\d+\)$/, '')
    .replace(/([a-zäöüß])([A-ZÄÖÜ])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether the words of `part` stand together in the header key. */
export function hasWords(key: string, part: string): boolean {
  return ` ${key} `.includes(` ${part} `)
}
