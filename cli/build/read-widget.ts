import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {CHUNKS} from '../../widget/chunks.mjs'
import {InputError} from '../input-error'

const NEEDED = CHUNKS.filter(({needed}) => needed).map(({name}) => `${name}.js`)

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
