import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {generateFiles, SEED} from './files'

/** Writes the shop's feed, product list and pictures; `node scripts/run.mjs demo-site/generate/generate.ts [shop folder]`. */
const shop = resolve(process.argv[2] ?? 'demo-site/shop')
const files = generateFiles(SEED)
rmSync(join(shop, 'pictures'), {recursive: true, force: true})
let bytes = 0
for (const [path, text] of files) {
  const target = join(shop, path)
  mkdirSync(dirname(target), {recursive: true})
  writeFileSync(target, text)
  bytes += Buffer.byteLength(text)
}
process.stdout.write(`${files.size} files, ${Math.round(bytes / 1000)} kB, in ${shop}\n`)
