/** @jsxImportSource ../glass/kit */
import type {Heard} from '../../advisor-core/dialogue/types'
import {Fragment} from '../glass/kit/jsx-runtime'
import type {Say} from '../locales/words'
import type {TextWords} from './words'

interface HeardLineProps {
  readonly heard: Heard
  readonly words: TextWords
  readonly say: Say
}

/** What was understood, and what was not. */
export function HeardLine({heard, words, say}: HeardLineProps) {
  if (heard.kind === 'failed') return <p class="words-not">{words.failed}</p>
  const {wishes, ignored} = heard
  return (
    <Fragment>
      {wishes.length > 0 && <p>{words.understood(wishes.map(say))}</p>}
      {ignored.length > 0 && <p class="words-not">{words.ignored(ignored)}</p>}
      {wishes.length === 0 && <p>{words.nothing}</p>}
    </Fragment>
  )
}
