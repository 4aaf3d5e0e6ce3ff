import type Database from 'libsql'

/** What the thread is started with. */
export interface SqliteThreadOrder {
  /** Where the driver is installed. */
  readonly driver: string
  readonly file: string
  readonly pragmas: readonly string[]
}

export interface SqliteQuestion {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export type SqliteAnswer =
  | {readonly kind: 'done'; readonly rows: readonly unknown[]; readonly changes: number}
  | {readonly kind: 'failed'; readonly message: string}

/**
 * The body of the thread in which SQLite works: one question after the other, an answer to each. It is passed on as
 * text, so it uses nothing from outside of itself.
 */
export function sqliteThread(require: NodeJS.Require): void {
  const {parentPort, workerData} = require('node:worker_threads')
  const order: SqliteThreadOrder = workerData
  const Driver: typeof Database = require(order.driver)
  const statements = new Map<string, Database.Statement>()
  let database: Database.Database | null = null

  function prepare(opened: Database.Database, sql: string): Database.Statement {
    const known = statements.get(sql)
    if (known) return known
    const statement = opened.prepare(sql)
    // Text that changes the tables is run once, and would only be in the way.
    if (!/^(insert|select|update|delete)/i.test(sql)) return statement
    if (statements.size >= 100) statements.clear()
    statements.set(sql, statement)
    return statement
  }

  function open(): Database.Database {
    database = new Driver(order.file)
    for (const pragma of order.pragmas) database.pragma(pragma)
    return database
  }

  function answer({sql, parameters}: SqliteQuestion): SqliteAnswer {
    if (sql === 'close') {
      database?.close()
      return {kind: 'done', rows: [], changes: 0}
    }
    const statement = prepare(database ?? open(), sql)
    if (statement.reader) return {kind: 'done', rows: statement.all(parameters), changes: 0}
    return {kind: 'done', rows: [], changes: statement.run(parameters).changes}
  }

  parentPort.on('message', (question: SqliteQuestion) => {
    try {
      parentPort.postMessage(answer(question))
    } catch (error) {
      parentPort.postMessage({
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
      })
    }
  })
}
