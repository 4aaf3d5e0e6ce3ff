/** @jsxImportSource ./kit */
import type {GlassEntry} from '../../advisor-core/dialogue/types'
import {Consent} from './Consent'
import {GlassLine} from './GlassLine'
import {GlassProfile} from './GlassProfile'
import {Cross} from './kit/jsx-runtime'
import {saveAsFile} from './save-as-file'
import type {GlassTools, PanelProps} from './types'

interface GlassPanelProps extends PanelProps {
  readonly tools: GlassTools
}

const KINDS = ['answer', 'choice', 'trait', 'signal'] as const satisfies readonly Exclude<
  GlassEntry['kind'],
  'arm'
>[]

/** Named, so that it is the same at every drawing: Preact calls it once. */
const showModal = (dialog: HTMLDialogElement | null) => dialog?.showModal()

const closeDialog = ({currentTarget}: {readonly currentTarget: Element}) =>
  currentTarget.closest('dialog')?.close()

/** What we think, and why: everything known with its effect, its switch, and the way out of the device. */
export function GlassPanel({view, remember, onClose, tools}: GlassPanelProps) {
  const {words, card, act, contribution, exportData, forget} = tools
  const {glass} = words
  const known = (view.glass ?? []).filter(({kind}) => kind !== 'arm')
  const arms = (view.glass ?? []).filter(({kind}) => kind === 'arm')
  const strongest = Math.max(0.5, ...known.map(({effectBits}) => Math.abs(effectBits)))
  const first = view.slate[0]?.product
  const firstCard = first === undefined ? null : card(first)
  return (
    <dialog ref={showModal} class="glass" aria-labelledby="glass-heading" onClose={onClose}>
      <header class="glass-top">
        <h2 class="question" id="glass-heading">
          {glass.heading}
        </h2>
        <button type="button" class="icon-button" aria-label={glass.close} onClick={closeDialog}>
          <Cross />
        </button>
      </header>
      <section class="glass-body" aria-labelledby="glass-heading">
        <p class="lead">{glass.intro}</p>
        <p class="small" role="status">
          {view.glass === null ? glass.computing : known.length === 0 ? glass.unknown : ''}
          {known.length > 0 && firstCard ? glass.first(firstCard.name) : ''}
        </p>
        {KINDS.map((kind) => {
          const entries = known.filter((entry) => entry.kind === kind)
          if (entries.length === 0 && (kind !== 'answer' || known.length === 0)) return null
          return (
            <section key={kind}>
              <h3>{glass.kinds[kind]}</h3>
              {entries.length === 0 && <p class="small">{glass.nothing}</p>}
              <ul class="glass-list">
                {entries.map((entry) => (
                  <GlassLine
                    key={entry.evidence}
                    entry={entry}
                    strongest={strongest}
                    first={first}
                    tools={tools}
                  />
                ))}
              </ul>
            </section>
          )
        })}
        <GlassProfile view={view} tools={tools} />
        {arms.length > 0 && (
          <section>
            <h3>{glass.arms}</h3>
            {arms.map(({evidence, label}) => (
              <p key={evidence}>{tools.say(label)}</p>
            ))}
            <p class="small">{glass.armsNote}</p>
          </section>
        )}
        <section>
          <h3>{glass.leaves}</h3>
          <p class="small">{contribution().stance === 'granted' ? glass.leavesOne : glass.leavesNothing}</p>
          <Consent tools={tools} />
        </section>
        <section>
          <h3>{glass.keep}</h3>
          <label class="tick">
            <input
              type="checkbox"
              checked={remember}
              onChange={(event) => act({kind: 'remember', on: event.currentTarget.checked})}
            />
            <span>{glass.remember}</span>
          </label>
          <p class="small">{glass.rememberNote}</p>
          <div class="actions">
            <button
              type="button"
              class="button"
              disabled={view.glass === null}
              onClick={() => saveAsFile('lotse.json', exportData())}
            >
              {glass.export}
            </button>
            <button
              type="button"
              class="button caution"
              onClick={(event) => {
                closeDialog(event)
                forget()
              }}
            >
              {glass.forget}
            </button>
          </div>
          <p class="small">
            {glass.exportNote} {glass.forgetNote}
          </p>
        </section>
      </section>
    </dialog>
  )
}
