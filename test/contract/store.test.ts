import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openSqliteStore} from '../../collector/store/sqlite-store'
import {describeStore} from './describe-store'

const root = mkdtempSync(join(tmpdir(), 'lotse-store-'))
const folder = join(root, 'data')

describeStore('the embedded store (SQLite)', {
  open: () => openSqliteStore({folder}),
  wipe: () => rmSync(root, {recursive: true, force: true}),
})
