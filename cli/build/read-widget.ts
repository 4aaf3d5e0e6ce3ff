import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {InputError} from '../input-error'

const CHUNKS = [
  'loader',
  'widget',
  'worker',
  'engine',
  'insight',
  'locale.de',
  'locale.en',
  'glass',
  'glass.de',
  'glass.en',
]
const NEEDED = CHUNKS.map((name) => `${name}.js`)

/**
 * The built widget's scripts by file name.
 *
 * @param folder  `dist/widget`
 * @throws InputError when the widget is not built
 */
export function readWidget(folder: string): ReadonlyMap<string, Uint8Array> {
  const missing = NEEDED.find((name) => !existsSync(join(folder, name)))
  if (missing)
    throw new InputError(
      join(folder, missing),
      'found no such file, expected the built widget; `npm run build` makes it',
    )
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  )
}
