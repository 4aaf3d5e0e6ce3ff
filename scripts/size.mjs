// npm run size [-- --json]: what a visitor downloads, compressed, against the budgets; exit code 1 when over.
// npm run size -- --why widget: which sources and packages a chunk is made of, in minified bytes.
import {bundleForBrowser} from './lib/bundle.mjs'
import {ENTRIES} from './lib/entries.mjs'
import {ensureInstalled} from './lib/install.mjs'
import {requireNode} from './lib/node-version.mjs'
import {prepare} from './lib/prepare.mjs'
import {measureSizes} from './lib/sizes.mjs'

const why = process.argv.indexOf('--why')
if (why > 0) {
  requireNode()
  ensureInstalled()
  await explain(process.argv[why + 1])
} else {
  await prepare()
  report(measureSizes())
}

function report(sizes) {
  if (process.argv.includes('--json')) console.log(JSON.stringify(sizes))
  else printSizes(sizes)
  process.exitCode = sizes.ok ? 0 : 1
}

async function explain(name) {
  const entry = ENTRIES.find(({output}) => output === `widget/${name}.js`)
  if (entry === undefined) {
    console.error(`size: unknown chunk: ${name}`)
    process.exit(2)
  }
  const {metafile} = await bundleForBrowser(entry)
  const [{inputs}] = Object.values(metafile.outputs)
  const parts = Object.entries(inputs).map(([path, {bytesInOutput}]) => [path, bytesInOutput])
  parts.sort((a, b) => b[1] - a[1])
  for (const [path, bytes] of parts) console.log(`${String(bytes).padStart(8)}  ${path}`)
}

function printSizes({chunks, demo, budgets}) {
  console.log(row('', 'minified', 'gzip', 'Brotli'))
  for (const {name, bytes, gzip, brotli} of [...chunks, ...demo]) console.log(row(name, bytes, gzip, brotli))
  console.log(`\n${row('budget (Brotli)', 'size', 'limit', '')}`)
  for (const {name, brotli, limit, ok, parts} of budgets) {
    console.log(
      `${row(name, brotli, limit, ok ? 'ok' : 'OVER')}  ${parts.length > 1 ? parts.join(' + ') : ''}`.trimEnd(),
    )
  }
}

function row(name, ...cells) {
  return name.padEnd(32) + cells.map((cell) => String(cell).padStart(10)).join('')
}
