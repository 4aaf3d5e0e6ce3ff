import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {generateFiles, SEED} from './files'

const shop = fileURLToPath(new URL('../shop/', import.meta.url))

describe('the shop generator', () => {
  const files = generateFiles(SEED)

  it('reproduces the committed feed, product list and pictures byte for byte', () => {
    for (const [path, text] of files) expect(readFileSync(`${shop}${path}`, 'utf8'), path).toBe(text)
  })

  it('leaves no picture behind that no product shows', () => {
    const made = [...files.keys()].filter((path) => path.startsWith('pictures/'))
    expect(
      readdirSync(`${shop}pictures`)
        .map((name) => `pictures/${name}`)
        .sort(),
    ).toEqual(made.sort())
  })

  it('keeps feed and pictures under 2 MB together and every picture under 3.5 kB', () => {
    const sizes = [...files]
      .filter(([path]) => path !== 'products.json')
      .map(([, text]) => Buffer.byteLength(text))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000)
    const pictures = [...files].filter(([path]) => path.endsWith('.svg'))
    for (const [path, text] of pictures) expect(Buffer.byteLength(text), path).toBeLessThan(3500)
  })

  it('draws with finite numbers, without scripts and without style attributes', () => {
    for (const [path, text] of files)
      if (path.endsWith('.svg')) expect(text, path).not.toMatch(/NaN|undefined|Infinity|<script|style=/)
  })

  it('makes another catalogue from another seed', () => {
    expect(generateFiles('another').get('feed.tsv')).not.toBe(files.get('feed.tsv'))
  })
})
