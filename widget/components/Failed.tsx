interface FailedProps {
  readonly text: string
  readonly retry: string
  readonly onRetry: () => void
}

/** What could not be had, in a sentence, and another try. */
export function Failed({text, retry, onRetry}: FailedProps) {
  return (
    <div class="failed" role="alert">
      <p>{text}</p>
      <button type="button" class="button" onClick={onRetry}>
        {retry}
      </button>
    </div>
  )
}
