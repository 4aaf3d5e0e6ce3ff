import type {SessionState} from '../session/types'
import {Chips} from './Chips'
import {Failed} from './Failed'
import {QuestionCard} from './QuestionCard'
import {ResultsIntro} from './ResultsIntro'
import {Slate} from './Slate'
import {TraitCard} from './TraitCard'
import type {Tools} from './tools'

interface AdvisorProps {
  readonly state: SessionState
  readonly tools: Tools
}

/** The whole conversation: what is asked, what was understood, what would be recommended right now. */
export function Advisor({state, tools}: AdvisorProps) {
  const {view, glass} = state
  const {words, act} = tools
  const [advisor, , notice, loading, failed, retry] = words.start
  const {question} = view ?? {question: null}
  const asking = view?.phase === 'asking'
  const parts = typeof glass === 'object' ? glass : null
  return (
    <section class="advisor" aria-label={advisor} data-phase={view?.phase ?? 'loading'}>
      <header class="top">
        <p class="brand">{advisor}</p>
        {view && (
          <button
            type="button"
            class="quiet"
            onClick={() => act({kind: 'glass', open: true})}
            aria-haspopup="dialog"
            aria-busy={state.glassOpen && !parts}
          >
            {words.glass.open}
          </button>
        )}
      </header>
      {state.status === 'failed' && (
        <Failed text={failed} retry={retry} onRetry={() => act({kind: 'retry'})} />
      )}
      {glass === 'failed' && (
        <Failed text={words.glass.failed} retry={retry} onRetry={() => act({kind: 'glass', open: true})} />
      )}
      {!view && state.status === 'loading' && (
        <p class="loading" role="status">
          {loading}
        </p>
      )}
      {view && (
        <div class="columns">
          <section class="talk">
            <Chips
              key={view.phase}
              chips={view.chips}
              results={!asking}
              editing={question?.id ?? null}
              tools={tools}
            />
            {question?.kind === 'product' && (
              <QuestionCard
                key={question.id}
                question={question}
                editing={view.chips.some((chip) => chip.question === question.id)}
                canUndo={view.canUndo}
                tools={tools}
              />
            )}
            {question?.kind === 'trait' && (
              <TraitCard question={question} canUndo={view.canUndo} tools={tools} />
            )}
            {question?.kind === 'pair' && parts && <parts.Pair question={question} canUndo={view.canUndo} />}
            {!question && <ResultsIntro view={view} tools={tools} />}
            <div class="own">{parts && <parts.Words view={view} />}</div>
          </section>
          <Slate view={view} parts={parts} tools={tools} />
          {!asking && parts && <parts.After view={view} />}
        </div>
      )}
      <p class="notice">{notice}</p>
      <div class="hidden" role="status" aria-live="polite">
        {state.live}
      </div>
      {parts && state.glassOpen && view && (
        <parts.Panel
          view={view}
          remember={state.remember}
          onClose={() => act({kind: 'glass', open: false})}
        />
      )}
    </section>
  )
}
