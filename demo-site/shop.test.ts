import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'

const shop = fileURLToPath(new URL('./shop/', import.meta.url))
const read = (path: string) => readFileSync(`${shop}${path}`, 'utf8')
const pages = readdirSync(shop).filter((name) => name.endsWith('.html'))
const scripts = readdirSync(`${shop}js`)
const words = new Map(
  [...read('js/words.js').matchAll(/^ {2}'?([\w.]+)'?: \[\s*'([^']+)',\s*'([^']+)',?\s*\]/gm)].map(
    ([, key = '', de = '', en = '']) => [key, {de, en}],
  ),
)

describe('the shop’s pages', () => {
  it('work under a strict policy: no inline scripts, styles or handlers', () => {
    for (const page of pages) {
      const html = read(page)
      expect(html, page).not.toMatch(/<style|\sstyle=|\son\w+=/)
      for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag, page).toContain('src=')
      for (const [, body] of html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) expect(body, page).toBe('')
    }
  })

  it('never turn text into markup', () => {
    for (const script of scripts)
      expect(read(`js/${script}`), script).not.toMatch(/innerHTML|insertAdjacentHTML|eval\(/)
  })

  it('have every text in German and English, the German one as written in the page', () => {
    for (const page of pages)
      for (const [, key = '', text = ''] of read(page).matchAll(/data-t="([\w.]+)"[^>]*>([^<]*)</g)) {
        expect(words.get(key)?.en, `${page}: ${key}`).toBeTruthy()
        expect(text.replace(/\s+/g, ' ').trim(), `${page}: ${key}`).toBe(words.get(key)?.de)
      }
  })

  it('use no word that the dictionary does not have', () => {
    for (const script of scripts)
      for (const [, key = ''] of read(`js/${script}`).matchAll(/word\('([\w.]+)'/g))
        expect(words.has(key), `${script}: ${key}`).toBe(true)
  })

  it('touch storage in the basket only', () => {
    for (const script of scripts.filter((name) => name !== 'cart-store.js'))
      expect(read(`js/${script}`), script).not.toMatch(/sessionStorage|localStorage|document\.cookie/)
  })
})
