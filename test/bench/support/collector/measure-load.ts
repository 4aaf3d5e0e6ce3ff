import type {ChildProcess} from 'node:child_process'
import {join} from 'node:path'
import {bundleChild} from '../../../support/bundle-child'
import type {PostgresServer} from '../../../support/postgres/start-postgres'
import {quantile} from '../statistics'
import {end, reply, start} from './children'
import type {LoadOrder, LoadResult} from './load-process'
import {prepareShops} from './made-up-reports'
import type {ServerOrder} from './server-process'

interface LoadSettings {
  readonly folder: string
  readonly postgres: PostgresServer | string
  readonly seed: number
  readonly seconds: number
  readonly rounds: number
  readonly connections: readonly number[]
}

/** With the servers' processor time for each request. */
type Sample = LoadResult & {readonly cpuMicroseconds: number}

interface Contender {
  readonly name: string
  readonly processes: number
  readonly ports: readonly number[]
  readonly children: readonly ChildProcess[]
  /** The bare server with as many processes. */
  readonly yardstick: string
}

/** Rounds in which every contender has its turn, so that whatever else the machine does falls on all of them. */
export async function measureLoad(settings: LoadSettings): Promise<Record<string, unknown>> {
  const servers = await bundleChild('test/bench/support/collector/server-process.ts')
  const clients = await bundleChild('test/bench/support/collector/load-process.ts')
  const client = start(clients, {})
  const running: ReturnType<typeof start>[] = []
  const launch = async (name: string, orders: readonly ServerOrder[]): Promise<Contender> => {
    const children = orders.map((order) => start(servers, order))
    running.push(...children)
    const replies = await Promise.all(children.map((child) => reply<{port: number}>(child)))
    const yardstick = `bare × ${orders.length}`
    return {name, processes: orders.length, ports: replies.map(({port}) => port), children, yardstick}
  }
  const ask = async (order: Omit<LoadOrder, 'shops' | 'seed'>): Promise<LoadResult> => {
    client.send({...order, shops: 1, seed: settings.seed})
    return reply<LoadResult>(client)
  }
  try {
    const contenders = await launchAll(settings, launch)
    const samples = new Map<string, Sample[]>()
    for (let round = -1; round < settings.rounds; round++)
      for (const connections of settings.connections)
        for (const {name, ports, children} of contenders) {
          const seconds = round < 0 ? settings.seconds / 2 : settings.seconds
          const before = await cpuOf(children)
          const result = await ask({ports, connections, seconds, rate: null})
          const cpuMicroseconds = ((await cpuOf(children)) - before) / result.requests
          const key = `${name} ${connections}`
          if (round >= 0) samples.set(key, [...(samples.get(key) ?? []), {...result, cpuMicroseconds}])
        }
    const rows = []
    for (const {name, processes, ports, yardstick} of contenders)
      for (const connections of settings.connections) {
        const own = samples.get(`${name} ${connections}`)!
        const perSecond = best(own)
        const half = await ask({
          ports,
          connections,
          seconds: 2 * settings.seconds,
          rate: median(own, 'perSecond') / 2,
        })
        const bare = samples.get(`${yardstick} ${connections}`)!
        rows.push({
          server: name,
          processes,
          connections,
          perSecond: Math.round(perSecond),
          ofBare: perSecond / best(bare),
          ofBareInTheRound: quantile(
            own.map((result, round) => result.perSecond / bare[round]!.perSecond),
            0.5,
          ),
          cpuMicroseconds: quantile(
            own.map((sample) => sample.cpuMicroseconds),
            0,
          ),
          p99Ms: median(own, 'p99Ms'),
          p99AtHalfLoadMs: half.p99Ms,
        })
      }
    return {load: rows}
  } finally {
    await Promise.all([...running, client].map((child) => end(child)))
    servers.remove()
    clients.remove()
  }
}

async function launchAll(
  {folder, postgres}: LoadSettings,
  launch: (name: string, orders: readonly ServerOrder[]) => Promise<Contender>,
): Promise<readonly Contender[]> {
  const bare: ServerOrder = {kind: 'bare', folder, url: ''}
  const sqlite = (name: string): ServerOrder => ({kind: 'sqlite', folder: join(folder, name), url: ''})
  const contenders = [await launch('bare × 1', [bare]), await launch('bare × 2', [bare, bare])]
  const [one, ...two] = [sqlite('alone'), sqlite('first'), sqlite('second')]
  for (const order of [one!, ...two]) await prepareShops({folder: order.folder}, 1)
  contenders.push(await launch('SQLite × 1', [one!]))
  contenders.push(await launch('SQLite × 2 (a folder each)', two))
  if (typeof postgres === 'string') return contenders
  const url = await postgres.createDatabase()
  await prepareShops({folder, url}, 1)
  const order: ServerOrder = {kind: 'postgres', folder, url}
  contenders.push(await launch('PostgreSQL × 1', [order]))
  contenders.push(await launch('PostgreSQL × 2', [order, order]))
  return contenders
}

/** Processor time of some processes so far, in microseconds. */
async function cpuOf(children: readonly ChildProcess[]): Promise<number> {
  const replies = children.map((child) => {
    child.send('cpu')
    return reply<{cpuMicroseconds: number}>(child)
  })
  return (await Promise.all(replies)).reduce((sum, {cpuMicroseconds}) => sum + cpuMicroseconds, 0)
}

/** The best round: on a busy machine, the one that was least disturbed. */
const best = (samples: readonly Sample[]): number => Math.max(...samples.map(({perSecond}) => perSecond))

const median = (results: readonly Sample[], name: keyof Sample): number =>
  quantile(
    results.map((result) => result[name]),
    0.5,
  )
