import {toJsonSchema} from '@valibot/to-json-schema'
import {advisorSchema} from '../../advisor-core/advisor/schema'

/** `advisor.schema.json` for editors, made from the one schema; the text of the file. */
export function advisorJsonSchema(): string {
  const schema = {
    ...toJsonSchema(advisorSchema, {errorMode: 'ignore'}),
    title: 'Lotse advisor',
    description: 'Questions, options, wordings and arguments of one shop, written by `lotse init`.',
  }
  return `${oneLineLists(JSON.stringify(schema, null, 2))}\n`
}

/** Lists of plain values that fit stand on one line, as our formatter has them. */
function oneLineLists(json: string): string {
  return json.replace(
    /^( *)("[^"]*": )?\[\n([^[\]{}]*?)\n\s*\]/gm,
    (whole, indent: string, key = '', items: string) => {
      const line = `${indent}${key}[${items.replace(/\n\s*/g, ' ').trim()}]`
      return line.length <= 108 ? line : whole
    },
  )
}
