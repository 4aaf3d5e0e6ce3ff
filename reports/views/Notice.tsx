interface Props {
  readonly text: string
  /** The way on; `null` where it is in the sentence. */
  readonly action: string | null
  readonly onAct: () => void
  readonly role?: 'status' | 'alert'
}

/** An honest sentence with a way on. */
export function Notice({text, action, onAct, role = 'status'}: Props) {
  return (
    <div class="notice" role={role}>
      <p>{text}</p>
      {action !== null && (
        <button type="button" onClick={onAct}>
          {action}
        </button>
      )}
    </div>
  )
}
