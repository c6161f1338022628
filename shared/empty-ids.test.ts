import type * as z from 'zod'
import { appContract } from '#shared/contract'

type Schema = z.ZodType & { _zod: { def: { shape?: Record<string, Schema>; innerType?: Schema; element?: Schema } } }

/** Every field named like an id, in whatever depth of an input. */
function idFields(schema: Schema, path: string): [string, Schema][] {
  const { shape, innerType, element } = schema._zod.def
  if (innerType) return idFields(innerType, path)
  if (element) return /Ids$/.test(path) ? [[path, element]] : idFields(element, path)
  if (!shape) return /(Id|Key|^key|setting|\.key|jobName|job)$/.test(path) ? [[path, schema]] : []
  return Object.entries(shape).flatMap(([key, field]) => idFields(field, `${path}.${key}`))
}

// What stood in a link or a code is noted as it came, and counted as unknown.
const NOTED_AS_IT_CAME = 'entrance.recordTouch'

const fields = Object.entries(appContract)
  .filter(([action]) => action !== NOTED_AS_IT_CAME)
  .flatMap(([action, { input }]) => idFields(input as unknown as Schema, action))

test('there are ids to look at', () => {
  expect(fields.length).toBeGreaterThan(60)
})

test.each(fields)('%s refuses an id of nothing', (_path, field) => {
  for (const nothing of ['', ' ', '\u3000', '\u200b']) expect(field.safeParse(nothing).success).toBe(false)
})
