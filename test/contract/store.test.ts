import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import Database from 'libsql'
import {DATABASE_FILE, openSqliteBeside, openSqliteStore} from '../../collector/store/sqlite-store'
import {describeStore} from './describe-store'

const root = mkdtempSync(join(tmpdir(), 'lotse-store-'))
const folder = join(root, 'data')

describeStore('the embedded store (SQLite)', {
  open: () => openSqliteStore({folder}),
  openBeside: () => openSqliteBeside({folder}),
  run: (statements) => {
    const database = new Database(join(folder, DATABASE_FILE))
    database.exec(statements)
    database.close()
  },
  wipe: () => rmSync(root, {recursive: true, force: true}),
})
