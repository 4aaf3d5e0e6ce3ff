import {browserPorts} from './browser-ports'
import {hasReports} from './has-reports'
import {createOutcomeDesk} from './outcome'

/**
 * The script `lotse-order.js` for the page that says thank you: notes that an order followed advice, and sends what
 * was noted when it is due. It does nothing, and opens no database, in a browser that never contributed.
 *
 * The order is named by the tag (`data-lotse-value`, `data-lotse-currency`) or by `lotse:order` on window. The glass
 * panel's chunk imports the same file on later pages, where it names none.
 */
void run()

async function run(): Promise<void> {
  const tag = document.currentScript?.dataset
  const orders: {value: number; currency: string | null}[] = []
  const hear = (value: unknown, currency: unknown) => {
    const number = typeof value === 'string' && value !== '' ? Number(value) : value
    if (typeof number !== 'number') return
    orders.push({value: number, currency: typeof currency === 'string' ? currency : null})
    void tell()
  }
  let ready = false
  const tell = async () => {
    if (!ready) return
    const desk = createOutcomeDesk(browserPorts())
    for (const order of orders.splice(0)) await desk.note(order)
  }
  addEventListener('lotse:order', (event) => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : null
    hear(Reflect.get(Object(detail), 'value'), Reflect.get(Object(detail), 'currency'))
  })
  if (tag?.lotseValue !== undefined) hear(tag.lotseValue, tag.lotseCurrency)
  try {
    ready = await hasReports()
    if (!ready) return
    // What was noted on an earlier page, before this page's order takes its place.
    await createOutcomeDesk(browserPorts()).flush()
    await tell()
  } catch {}
  document.addEventListener('visibilitychange', () => {
    if (ready && document.visibilityState === 'hidden') void createOutcomeDesk(browserPorts()).flush()
  })
}
