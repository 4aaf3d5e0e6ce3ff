export {type ArchetypeMemo, archetypeCell, type ClassPosterior, keepMemo} from './archetype-memo'
export {armTopics} from './arm-topics'
export {canonicalJson} from './canonical-json'
export {MAX_CELLS, MAX_DRAWS, MAX_TOPICS, ODDS, subsetSizeFor, WINDOW_PERIODS} from './caps'
export {chooseTopic} from './choose-topic'
export {configurationHash, type Sha256} from './configuration-hash'
export type {Classification, CorrectedArchetypes} from './correct-archetypes'
export {type ConfigurationInput, createConfiguration} from './create-configuration'
export {drawSubset, type SubsetDraw, type Uniform} from './draw-subset'
export {estimateTopic, type TopicEstimate} from './estimate'
export {type CellEstimate, estimateCells} from './estimate-cells'
export {type ConfigurationEstimate, estimateConfiguration} from './estimate-configuration'
export {findJumps, type Jump} from './find-jumps'
export {type Frequencies, frequencies} from './frequencies'
export {
  type Draw,
  type Ledger,
  openLedger,
  type Reservation,
  reserve,
  spentWeeks,
  withdrawLedger,
} from './ledger'
export {normSub} from './norm-sub'
export {parseConfiguration} from './parse-configuration'
export {isPeriodClosed, periodOf} from './period'
export {pickCells, type TopicValues} from './pick-cells'
export {ReportingError} from './reporting-error'
export {topicId} from './topic-id'
export type {OutcomeTerms, Report, ReportConfiguration, Topic, TopicCounts, TopicSource} from './types'
export {uniformBelow} from './uniform-below'
export {type Rejection, type Validation, validateReport} from './validate-report'
export {bandValues} from './value-bands'
export {decodeReport, encodeReport, REPORT_BYTES} from './wire'
