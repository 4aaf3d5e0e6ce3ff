import type {Tools} from './tools'

interface QuestionNavProps {
  readonly canUndo: boolean
  readonly skip: string
  readonly onSkip: () => void
  readonly tools: Tools
}

/** Always there, quiet: no preference, back, show the results. */
export function QuestionNav({canUndo, skip, onSkip, tools}: QuestionNavProps) {
  const {words, act} = tools
  const [, , , , , , , showNow] = words.start
  return (
    <div class="nav">
      <button type="button" class="quiet" onClick={onSkip}>
        {skip}
      </button>
      <button type="button" class="quiet" disabled={!canUndo} onClick={() => act({kind: 'undo'})}>
        {words.question.back}
      </button>
      <button type="button" class="quiet" onClick={() => act({kind: 'show-now'})}>
        {showNow}
      </button>
    </div>
  )
}
