/** @jsxImportSource ../glass/kit */
import type {CompareRow, SlateItem} from '../../advisor-core/dialogue/types'
import {Cross} from '../glass/kit/jsx-runtime'
import type {CompareDesk} from './create-compare-desk'
import type {ShelfTools} from './types'
import {valueWords} from './value-words'

interface CompareProps {
  readonly table: readonly CompareRow[]
  readonly slate: readonly SlateItem[]
  readonly desk: CompareDesk
  readonly tools: ShelfTools
}

/** Named, so that it is the same at every drawing: Preact calls it once. */
const showModal = (dialog: HTMLDialogElement | null) => dialog?.showModal()

const close = ({currentTarget}: {readonly currentTarget: Element}) => currentTarget.closest('dialog')?.close()

/** Two or three products side by side, in what they differ. Opening it says nothing about the visitor. */
export function Compare({table, slate, desk, tools}: CompareProps) {
  if (slate.length < 2 || table.length === 0) return null
  return (
    <div class="compare">
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => desk.setOpen(true)}>
        {tools.shelf.compare}
      </button>
      {desk.isOpen() && <CompareDialog table={table} slate={slate} desk={desk} tools={tools} />}
    </div>
  )
}

function CompareDialog({table, slate, desk, tools}: CompareProps) {
  const {shelf, say, card} = tools
  const names = slate.map(({product}) => card(product)?.name ?? '')
  const left = slate.flatMap(({product}, slot) => (desk.leavesOut(product) ? [] : [slot]))
  // Leaving out is of one slate: where another leaves too few, all are compared.
  const shown = left.length < 2 ? slate.map((_, slot) => slot) : left
  const rows = table.filter(({values}) => new Set(shown.map((slot) => values[slot]?.en)).size > 1)
  return (
    <dialog
      ref={showModal}
      class="glass"
      aria-labelledby="compare-heading"
      onClose={() => desk.setOpen(false)}
    >
      <header class="glass-top">
        <h2 class="question" id="compare-heading">
          {shelf.compareHeading}
        </h2>
        <button type="button" class="icon-button" aria-label={shelf.close} onClick={close}>
          <Cross />
        </button>
      </header>
      <div class="glass-body">
        {slate.length > 2 && (
          <fieldset class="compare-choice">
            <legend class="small">{shelf.compareWhich}</legend>
            {slate.map(({product}, slot) => (
              <label class="tick" key={product}>
                <input
                  type="checkbox"
                  checked={shown.includes(slot)}
                  disabled={shown.includes(slot) && shown.length < 3}
                  onChange={() => desk.toggle(product)}
                />
                <span>{names[slot]}</span>
              </label>
            ))}
          </fieldset>
        )}
        <table class="compare-table">
          <thead>
            <tr>
              <td />
              {shown.map((slot) => (
                <th scope="col" key={slot}>
                  {names[slot]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.attribute}>
                <th scope="row">{say(row.label)}</th>
                {shown.map((slot) => (
                  <td key={slot}>{valueWords(row, slot, tools)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </dialog>
  )
}
