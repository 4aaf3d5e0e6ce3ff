import type {Transaction} from 'kysely'
import {addNewTags, addToOneBlock, blocksToRead, isOneBlock} from './add-new-tags'
import {type ChangedBlock, readBlocks, type WantedBlock, writeBlocks} from './block-rows'
import type {RowGiver} from './given-rows'
import type {ReportGroup} from './group-reports'
import {readWeeks, type Week} from './read-weeks'
import type {RememberedWeeks} from './remembered-weeks'
import type {Tables} from './tables'
import type {TagBlocks} from './tag-blocks'
import {type TaggedReport, tagReport} from './tag-report'
import {takeTurns} from './take-turns'
import type {AcceptedReports, Tally} from './types'
import {type ChangedWeek, writeWeeks} from './write-weeks'

/** Reports of a shop and week that are still counted. */
interface OpenGroup {
  readonly group: ReportGroup
  readonly week: Week
  /** In the order of their tags, each tag once. */
  readonly tagged: readonly TaggedReport[]
  /** `null` while there is the first block only, with room for all these tags. */
  readonly blocks: TagBlocks | null
}

/** What is to be counted, and upon what. */
export interface BatchPart {
  readonly reports: AcceptedReports
  /** In the order of shop and week. */
  readonly groups: readonly ReportGroup[]
  /** Is told of what is written, which holds once the transaction is committed. */
  readonly remembered: RememberedWeeks
}

/**
 * Counts reports inside a transaction: takes each shop's week as it is remembered, or reads its row; adds to its
 * counters what has a new tag, and writes it back. A row that is not as it was remembered or read is not written
 * over, and nothing is counted. So a replay, a retry of a failed flush and a second process count nothing twice.
 *
 * @throws OvertakenError when somebody else was quicker
 */
export async function countBatch(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  part: BatchPart,
): Promise<Tally> {
  const open = await openGroups(part, await findWeeks(transaction, giver, part))
  await readBlocks(transaction, giver, blocksBesideRows(open))
  const changes = await addGroups(open)
  if (changes.weeks.length > 0)
    for (const week of await writeWeeks(transaction, giver, changes.weeks)) part.remembered.remember(week)
  await writeBlocks(transaction, giver, changes.blocks)
  const received = part.groups.reduce((sum, {places}) => sum + places.length, 0)
  const accepted = open.reduce((sum, {group}) => sum + group.places.length, 0)
  const counted = changes.weeks.reduce((sum, {added}) => sum + added.length, 0)
  return {counted, duplicates: accepted - counted, expired: received - accepted}
}

/** By the place of their group; `null` for a week whose period is over. */
async function findWeeks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  {groups, remembered}: BatchPart,
): Promise<readonly (Week | null)[]> {
  const weeks = groups.map((group) => remembered.find(group))
  const missing = groups.filter((_, i) => !weeks[i])
  if (missing.length === 0) return weeks.map((week) => week ?? null)
  const read = (await readWeeks(transaction, giver, missing)).values()
  return weeks.map((week) => week ?? read.next().value ?? null)
}

/** Those whose period is not over, with the tags of their reports. */
async function openGroups(
  {reports, groups}: BatchPart,
  weeks: readonly (Week | null)[],
): Promise<readonly OpenGroup[]> {
  const turn = takeTurns()
  const open: OpenGroup[] = []
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!
    const week = weeks[i]
    if (!week) continue
    const all = new Array<TaggedReport>(group.places.length)
    for (let i = 0; i < all.length; i++) {
      all[i] = tagReport(week.key, reports, group.places[i]!)
      const pause = turn()
      if (pause) await pause
    }
    const tagged = sortTagged(all)
    const blocks = isOneBlock(week.tags, tagged) ? null : new Map([[0, week.firstBlock]])
    open.push({group, week, tagged, blocks})
  }
  return open
}

function sortTagged(tagged: TaggedReport[]): readonly TaggedReport[] {
  if (tagged.length < 2) return tagged
  tagged.sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
  return tagged.filter(({tag}, i) => tag !== tagged[i - 1]?.tag)
}

/** Blocks that are wanted beside the first, which lies in the week's own row. */
function blocksBesideRows(open: readonly OpenGroup[]): WantedBlock[] {
  const wanted: WantedBlock[] = []
  for (const {group, week, tagged, blocks} of open) {
    // Before the first tag there is nothing to look for.
    if (!blocks || week.tags === 0) continue
    for (const block of blocksToRead(week.tags, tagged))
      if (block > 0) wanted.push({shop: group.shop, period: group.period, block, into: blocks})
  }
  return wanted
}

/** What there is to write, in the order of keys. */
async function addGroups(
  open: readonly OpenGroup[],
): Promise<{readonly weeks: readonly ChangedWeek[]; readonly blocks: readonly ChangedBlock[]}> {
  const turn = takeTurns()
  const weeks: ChangedWeek[] = []
  const changed: ChangedBlock[] = []
  for (const {group, week, tagged, blocks} of open) {
    const pause = turn(tagged.length)
    if (pause) await pause
    const {shop, period} = group
    if (!blocks) {
      const {fresh, firstBlock} = addToOneBlock(week.firstBlock, tagged)
      if (fresh.length > 0) weeks.push({shop, period, week, added: fresh, firstBlock})
      continue
    }
    const {fresh, touched} = addNewTags(blocks, week.tags, tagged)
    if (fresh.length === 0) continue
    weeks.push({shop, period, week, added: fresh, firstBlock: blocks.get(0)!})
    for (const block of touched) if (block > 0) changed.push({shop, period, block, tags: blocks.get(block)!})
  }
  return {weeks, blocks: changed}
}
