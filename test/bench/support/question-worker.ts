import {timeQuestions} from './time-questions'

/** The same timings in a worker: told the number of products, the seed and the rounds, answers with the times. */
self.onmessage = ({data}: MessageEvent<{products: number; seed: number; rounds: number}>) => {
  const {products, seed, rounds} = data
  self.postMessage(timeQuestions(products, {seed, rounds, nowMs: () => performance.now()}))
}
