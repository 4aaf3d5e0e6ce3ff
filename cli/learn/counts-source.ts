import type {Store} from '../../collector'

/** Where configurations and counters of closed weeks are read: a collector's database, or a collector from afar. */
export type CountsSource = Pick<Store, 'configurationsOf' | 'readCounts'>
