import {toChoiceRows} from '../../../advisor-core/taste/choice-rows'
import {meanWeights, posteriorDraws} from '../../../advisor-core/taste/posterior-draws'
import {mostProbable} from '../../../models/training/most-probable'
import {sampleTimes, type Times} from './sample-times'
import {createTasteProblem} from './taste-problem'

/** What the page asks the worker for; `tfjsUrl` is where the shipped bundle lies. */
export interface TasteOrder {
  readonly tfjsUrl: string
  readonly seed: number
  readonly choices: number
  readonly dim: number
  readonly rounds: number
}

export interface TasteTimes {
  readonly importMs: number
  readonly firstMs: number
  readonly times: Record<TasteOperation, Times>
  /** Largest difference of any expected weight between the two, over all problems. */
  readonly largestGap: number
  readonly tensorsBefore: number
  readonly tensorsAfter: number
}

export type TasteOperation = 'refit' | 'plainRefit' | 'mode' | 'plainMode'

/** Problems taken in turn, so that no result can be kept. */
const PROBLEMS = 8

self.onmessage = async ({data}: MessageEvent<TasteOrder>) => {
  const {tfjsUrl, seed, choices, dim, rounds} = data
  const nowMs = () => performance.now()
  const problems = Array.from({length: PROBLEMS}, (_, i) => createTasteProblem(seed + i, {choices, dim}))
  const startedMs = nowMs()
  const shipped: typeof import('../../../models/runtime') = await import(tfjsUrl)
  const importedMs = nowMs()
  shipped.refitTaste(problems[0]!)
  const firstMs = nowMs() - importedMs
  const tensorsBefore = shipped.numTensors()
  let turn = 0
  const next = () => problems[turn++ % PROBLEMS]!
  const plainMode = ({prior, choices, positions}: (typeof problems)[number]) =>
    mostProbable(toChoiceRows(choices, dim, positions), prior).weights
  const plainRefit = (problem: (typeof problems)[number]) =>
    meanWeights(posteriorDraws(problem, plainMode(problem)))
  const times = sampleTimes(
    {
      refit: () => shipped.refitTaste(next())[0]!,
      plainRefit: () => plainRefit(next())[0]!,
      mode: () => {
        const {prior, ...rest} = next()
        return shipped.fitTaste({dim, ...prior, ...rest}).weights[0]!
      },
      plainMode: () => plainMode(next())[0]!,
    },
    {rounds, warmup: Math.ceil(rounds / 4), nowMs},
  )
  const gaps = problems.map((problem) => {
    const plain = plainRefit(problem)
    return Math.max(...shipped.refitTaste(problem).map((w, f) => Math.abs(w - plain[f]!)))
  })
  const answer: TasteTimes = {
    importMs: importedMs - startedMs,
    firstMs,
    times,
    largestGap: Math.max(...gaps),
    tensorsBefore,
    tensorsAfter: shipped.numTensors(),
  }
  self.postMessage(answer)
}
