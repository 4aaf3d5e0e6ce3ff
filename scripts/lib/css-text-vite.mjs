import {readFileSync} from 'node:fs'
import {dirname, resolve} from 'node:path'

const PREFIX = '\0lotse-css:'

/** For vitest: imported CSS is its text, as the build has it (there minified). */
export const cssTextVitePlugin = {
  name: 'lotse-css-text',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!source.endsWith('.css') || importer === undefined) return null
    return `${PREFIX}${resolve(dirname(importer), source)}.js`
  },
  load(id) {
    if (!id.startsWith(PREFIX)) return null
    return `export default ${JSON.stringify(readFileSync(id.slice(PREFIX.length, -'.js'.length), 'utf8'))}`
  },
}
