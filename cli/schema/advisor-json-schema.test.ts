import {expect, test} from 'vitest'
import {advisorJsonSchema} from './advisor-json-schema'

// `npx vitest run -u cli/schema` writes the file anew.
test('the committed schema for editors is the one that the parser uses', async () => {
  await expect(advisorJsonSchema()).toMatchFileSnapshot('../../advisor-core/advisor/advisor.schema.json')
})
