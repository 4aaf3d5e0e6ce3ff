import {contentOf} from '../../advisor-core/text/phrase-book'

/** What free text goes by: the stems of a phrase, so that "Lautsprecher" and "lautsprechern" are one. */
export function wordKey(phrase: string): string {
  return contentOf(phrase)
    .map(({stem}) => stem)
    .join(' ')
}
