import type {Compilable, CompiledQuery, QueryResult, Transaction} from 'kysely'
import type {Tables} from './tables'

/** An insert of many rows, by name. */
export interface ManyRows<Row, Output> {
  readonly name: string
  /** The statement for rows like these; what comes after the values holds no parameters. */
  readonly statement: (transaction: Transaction<Tables>, rows: readonly Row[]) => Compilable<Output>
  /** Values of a row in the order of its columns. */
  readonly values: (row: Row) => readonly unknown[]
}

/** Compiled statements by database, name and number of rows. */
const compiled = new Map<string, CompiledQuery<unknown>>()
const MAX_COMPILED = 200

/** Runs an insert; to compile it anew for every batch would take longer than to run it. */
export function insertRows<Row, Output>(
  transaction: Transaction<Tables>,
  {name, statement, values}: ManyRows<Row, Output>,
  rows: readonly Row[],
): Promise<QueryResult<unknown>> {
  const key = `${transaction.getExecutor().adapter.constructor.name} ${name} ${rows.length}`
  let query = compiled.get(key)
  if (!query) {
    query = statement(transaction, rows).compile()
    if (compiled.size >= MAX_COMPILED) compiled.clear()
    compiled.set(key, query)
  }
  return transaction.executeQuery({...query, parameters: rows.flatMap(values)})
}
