// npm start: from a fresh clone to the running demo shop, reports and collector.
import {prepare} from './lib/prepare.mjs'
import {runCli} from './lib/run-cli.mjs'

await prepare()
process.env.PORT ||= '4173'
process.env.HOST ||= '127.0.0.1'
process.exitCode = await runCli(['serve', '--demo', ...process.argv.slice(2)])
