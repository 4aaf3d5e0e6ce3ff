import type {View} from '../../advisor-core/dialogue/types'
import type {Say, Words} from '../locales/words'

/** What a screen reader hears when the view changes: the next question, and the suggestions that moved. */
export function announce(
  before: View | null,
  view: View,
  {words, say}: {readonly words: Words; readonly say: Say},
  productName: (product: number) => string,
): string {
  const parts: string[] = []
  const {question} = view
  if (question && question.id !== before?.question?.id && view.phase === 'asking') {
    parts.push(words.live.question(say(question.text)))
  }
  const products = view.slate.map((item) => item.product)
  const moved = products.join() !== before?.slate.map((item) => item.product).join()
  if (products.length > 0 && (moved || view.phase !== before?.phase)) {
    parts.push(words.live.results(products.map(productName)))
  }
  return parts.join(' ')
}
