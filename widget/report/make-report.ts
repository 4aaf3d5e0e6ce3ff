import {
  type ArchetypeMemo,
  archetypeCell,
  type ClassPosterior,
  keepMemo,
} from '../../advisor-core/reporting/archetype-memo'
import {chooseTopic} from '../../advisor-core/reporting/choose-topic'
import {drawSubset} from '../../advisor-core/reporting/draw-subset'
import type {ReportConfiguration} from '../../advisor-core/reporting/types'
import {uniformBelow} from '../../advisor-core/reporting/uniform-below'
import {encodeReport} from '../../advisor-core/reporting/wire'
import type {ReportPorts} from './ports'

/** What the advice found, on this device; only one cell of it is ever used, and that randomised. */
export interface ReportInput {
  /** Name of the visitor's cell by topic id; a topic that is absent, or a cell unknown to it, is `none`. */
  readonly topics: Readonly<Record<string, string>>
  /** Posterior over the archetypes; empty where there is no result. */
  readonly archetype: readonly ClassPosterior[]
  /** Topic ids of the arms that the visit drew, by no answer; left out, none. */
  readonly arms?: readonly string[]
}

/** One report's bytes, and the memo to keep with it. */
export interface MadeReport {
  readonly bytes: Uint8Array
  readonly memo: ArchetypeMemo | null
}

/**
 * Draws this period's report. The topic is chosen, and the archetype's memo drawn, before what was answered is looked
 * at: that decides one cell and nothing else.
 *
 * @param context  `hash` is the hash of the configuration, `memo` the one kept so far
 */
export function makeReport(
  input: ReportInput,
  context: {configuration: ReportConfiguration; hash: string; period: number; memo: ArchetypeMemo | null},
  ports: Pick<ReportPorts, 'random32' | 'randomBytes'>,
): MadeReport {
  const {configuration, hash, period} = context
  const {odds, topics} = configuration
  const uniform = (bound: number) => uniformBelow(bound, ports.random32)
  const index = chooseTopic(configuration, uniform, input.arms)
  const topic = topics[index]!
  const {id, cells, subsetSize} = topic
  let {memo} = context
  let mask: bigint
  if (index === 0) {
    memo = keepMemo(memo, topic, {odds, period, uniform})
    mask = BigInt(memo.masks[archetypeCell(memo.quantile, cells, input.archetype)]!)
  } else {
    const trueCell = Math.max(0, cells.indexOf(input.topics[id] ?? 'none'))
    mask = drawSubset({cells: cells.length, subsetSize, odds, trueCell}, uniform)
  }
  const bytes = encodeReport({
    kind: 'advice',
    configuration: hash.slice(0, 16),
    period,
    topic: index,
    valueBucket: 0,
    mask,
    nonce: ports.randomBytes(16),
  })
  return {bytes, memo}
}
