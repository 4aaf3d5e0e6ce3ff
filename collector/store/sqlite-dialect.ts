import {createRequire} from 'node:module'
import {Worker} from 'node:worker_threads'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import {type SqliteAnswer, type SqliteThreadOrder, sqliteThread} from './sqlite-thread'

/**
 * Kysely's SQLite with the database in a thread of its own: reports keep coming in while it writes and waits for
 * the disk.
 */
export function createSqliteDialect(order: Omit<SqliteThreadOrder, 'driver'>): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(order),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function createDriver(order: Omit<SqliteThreadOrder, 'driver'>): Driver {
  const thread = startThread(order)
  const connection = createConnection(thread)
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql)).then(() => {})
  // One connection: whoever wants it waits until it is given back.
  let isFree: Promise<void> = Promise.resolve()
  let release = () => {}
  return {
    init: async () => {},
    async acquireConnection() {
      const before = isFree
      let done = () => {}
      isFree = new Promise((resolve) => {
        done = resolve
      })
      await before
      release = done
      return connection
    },
    releaseConnection: async () => release(),
    // Who will write says so at once: SQLite refuses it to one who has read what another process then changed.
    beginTransaction: (_, {accessMode}) => run(accessMode === 'read only' ? 'begin' : 'begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    async destroy() {
      await run('close')
      await thread.end()
    },
  }
}

function createConnection(thread: SqliteThread): DatabaseConnection {
  return {
    async executeQuery<Row>({sql, parameters}: CompiledQuery): Promise<QueryResult<Row>> {
      const answer = await thread.ask({sql, parameters})
      if (answer.kind === 'failed') throw new Error(answer.message)
      // The compiler of the query knows what the rows are, as for every driver.
      return {rows: answer.rows as Row[], numAffectedRows: BigInt(answer.changes)}
    },
    // biome-ignore lint/correctness/useYield: nothing here is read in pieces
    async *streamQuery() {
      throw new Error('Failed to stream: the embedded database answers whole')
    },
  }
}

interface SqliteThread {
  readonly ask: (question: {sql: string; parameters: readonly unknown[]}) => Promise<SqliteAnswer>
  readonly end: () => Promise<void>
}

function startThread(order: Omit<SqliteThreadOrder, 'driver'>): SqliteThread {
  const driver = createRequire(import.meta.url).resolve('libsql')
  const workerData: SqliteThreadOrder = {...order, driver}
  const worker = new Worker(`(${sqliteThread})(require)`, {eval: true, workerData, env: {}, execArgv: []})
  const asking: {resolve: (answer: SqliteAnswer) => void}[] = []
  // It keeps the process alive only while somebody waits for an answer.
  worker.unref()
  const settle = (answer: SqliteAnswer) => {
    asking.shift()?.resolve(answer)
    if (asking.length === 0) worker.unref()
  }
  worker.on('message', settle)
  let failure: string | null = null
  const fail = (message: string) => {
    failure = message
    while (asking.length > 0) settle({kind: 'failed', message})
  }
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => fail('the database is closed'))
  return {
    ask: (question) =>
      new Promise((resolve) => {
        if (failure !== null) return resolve({kind: 'failed', message: failure})
        worker.ref()
        asking.push({resolve})
        worker.postMessage(question)
      }),
    end: async () => void (await worker.terminate()),
  }
}
