import {openSqliteStore} from '../../../collector/store/sqlite-store'
import {acceptedReports, count, REAL, storedConfiguration} from '../store-support'

/** Writes batches of 50 into the folder it is given until it is killed, and says after each that it is on disk. */
const store = await openSqliteStore({folder: process.argv[2] ?? ''})
await store.registerConfiguration(storedConfiguration(REAL))
for (let batch = 0; ; batch++) {
  await count(store, acceptedReports(batch * 50, batch * 50 + 50))
  process.stdout.write('flushed\n')
  await new Promise((done) => setTimeout(done, 2))
}
