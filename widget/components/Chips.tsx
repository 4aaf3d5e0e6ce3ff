import {Component} from 'preact'
import type {Chip} from '../../advisor-core/dialogue/types'
import {Cross} from './Cross'
import type {Tools} from './tools'

/** From this many answers on they take too much room above a question on a narrow element. */
const MANY = 4

interface ChipsProps {
  readonly chips: readonly Chip[]
  /** After the stop rule the answers make room for the cards, on narrow elements. */
  readonly results: boolean
  readonly editing: string | null
  readonly tools: Tools
}

/** Earlier answers in the visitor's words: tap to change, × to take back. */
export class Chips extends Component<ChipsProps, {open: boolean}> {
  override state = {open: false}

  override render({chips, results, editing, tools}: ChipsProps, {open}: {open: boolean}) {
    const {words} = tools
    const folded = results || chips.length >= MANY
    if (chips.length === 0) return null
    return (
      <div class="understood" data-folded={folded && !open}>
        <p class="more">{words.chips.heading}</p>
        {folded && (
          <button
            type="button"
            class="quiet unfold"
            aria-expanded={open}
            onClick={() => this.setState({open: !open})}
          >
            {words.chips.fold(chips.length)}
          </button>
        )}
        <ul class="chips">
          {chips.map((chip) => (
            <ChipItem
              key={chip.evidence}
              chip={chip}
              current={chip.question !== null && chip.question === editing}
              tools={tools}
            />
          ))}
        </ul>
      </div>
    )
  }
}

interface ChipItemProps {
  readonly chip: Chip
  readonly current: boolean
  readonly tools: Tools
}

function ChipItem({chip, current, tools}: ChipItemProps) {
  const {words, say, act, card} = tools
  const {question, products = []} = chip
  const label = say(chip.label) + products.map((product) => card(product)?.name).join(' / ')
  return (
    <li class="chip" data-current={current}>
      {question === null ? (
        <span class="chip-label">{label}</span>
      ) : (
        <button
          type="button"
          class="chip-label"
          aria-label={words.chips.edit(label)}
          onClick={() => act({kind: 'edit', question})}
        >
          {label}
        </button>
      )}
      <button
        type="button"
        class="chip-remove"
        aria-label={words.chips.retract(label)}
        onClick={() => act({kind: 'retract', evidence: chip.evidence})}
      >
        <Cross />
      </button>
    </li>
  )
}
