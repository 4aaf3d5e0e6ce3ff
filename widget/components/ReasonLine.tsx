import type {ReasonWords} from '../locales/words'

/** One reason, its fact in bold. */
export function ReasonLine({
  words,
  kind,
}: {
  readonly words: ReasonWords
  readonly kind: 'pro' | 'gain' | 'con'
}) {
  return (
    <li class="reason" data-kind={kind}>
      <svg viewBox="0 0 16 16" class="icon" aria-hidden="true">
        <path
          d={
            kind === 'con'
              ? 'M3.5 8h9'
              : kind === 'gain'
                ? 'M8 13V3.5M4 7.5l4-4 4 4'
                : 'M3 8.5l3.5 3.5L13 4.5'
          }
        />
      </svg>
      <span>
        <b>{words.fact}</b>
        {words.rest}
      </span>
    </li>
  )
}
