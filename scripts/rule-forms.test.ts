import * as z from 'zod'
import { nodeOf } from '#shared/base/settings/schema-node'
import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import { registryOf } from '../cloudfunctions/domains/base/settings/rule-registry'
import { nouns } from '../cloudfunctions/nouns'
import { problemsOf } from '../desk/src/ui/form/schema-node'
import { unnamed } from '../desk/src/ui/form/testing/unnamed'

// Whatever rule document a noun declares has a form at the desk, and a form is read by people.

test('every field of every rule document has a name that a person reads', async () => {
  const { documents } = await registryOf(nouns)
  expect(documents.length).toBeGreaterThan(10)
  const all = documents.map(({ document: { setting, schema } }) => ({ setting, schema: schema as z.ZodType }))
  for (const { setting, schema } of [...all, { setting: 'coupon-template:any', schema: templateRulesSchema }]) {
    expect(unnamed(nodeOf(schema), setting)).toEqual([])
  }
})

test('a form of which the desk knows only the shape takes what is in force, and refuses what is no value of a field', async () => {
  for (const { document } of (await registryOf(nouns)).documents) {
    const node = nodeOf(document.schema as z.ZodType)
    const shape = z.fromJSONSchema(node as Parameters<typeof z.fromJSONSchema>[0])
    expect([document.setting, [...problemsOf(shape, document.fallback)]]).toEqual([document.setting, []])
    expect(problemsOf(shape, 'no document').size).toBe(1)
  }
})
