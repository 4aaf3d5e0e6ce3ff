#!/usr/bin/env node
// The merchant's tool `lotse`, straight from a checkout: installs and builds what is missing, then hands over.
import {prepare} from '../../scripts/lib/prepare.mjs'
import {runCli} from '../../scripts/lib/run-cli.mjs'

await prepare()
process.exitCode = await runCli(process.argv.slice(2))
