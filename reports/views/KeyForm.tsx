import type {Words} from './words'

interface Props {
  readonly words: Words
  readonly wasTried: boolean
  readonly onKey: (key: string) => void
}

/** Asks for the key of the shop; it is kept in the page only. */
export function KeyForm({words: {locked}, wasTried, onKey}: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const key = new FormData(event.currentTarget).get('key')
    if (typeof key === 'string' && key.trim() !== '') onKey(key.trim())
  }
  return (
    <form class="notice" onSubmit={submit}>
      <p>{locked.text}</p>
      {wasTried && <p role="alert">{locked.wrong}</p>}
      <label for="key">{locked.label}</label>
      <input id="key" name="key" type="password" autocomplete="off" required aria-describedby="key-note" />
      <p id="key-note" class="quiet">
        {locked.note}
      </p>
      <button type="submit">{locked.submit}</button>
    </form>
  )
}
