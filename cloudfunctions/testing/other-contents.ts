import * as z from 'zod'
import { type ActionName, appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'
import { canonicalText } from '../platform/request-content'

type Fields = Record<string, unknown>

/** The same input with one field, none of `spared`, changed to another value that the contract takes: one for each field. */
export function otherContents(action: ActionName, input: unknown, spared: readonly string[]): Fields[] {
  const { input: schema } = appContract[action] as ActionSpec
  const before = parsedText(schema, input)
  const fields = { ...(input as Fields) }
  return Object.entries(fields).flatMap(([field, value]) => {
    if (spared.includes(field)) return []
    const other = [...valuesBeside(value), ...namedValues(schema, field)]
      .map((changed) => ({ ...fields, [field]: changed }))
      .find((changed) => ![before, null].includes(parsedText(schema, changed)))
    return other ? [other] : []
  })
}

function parsedText(schema: z.ZodType, input: unknown): string | null {
  const parsed = schema.safeParse(input)
  return parsed.success ? canonicalText(parsed.data) : null
}

/** Values of the same kind. */
function valuesBeside(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string') return textsBeside(value)
  if (Array.isArray(value))
    return [...valuesBeside(value[0]).map((first) => [first, ...value.slice(1)]), value.slice(1)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    valuesBeside(child).map((changed) => ({ ...value, [key]: changed })),
  )
}

/** Another last or first sign, so that what has a shape keeps it. */
function textsBeside(text: string): string[] {
  const signs = ['2', '3', 'A', 'B', '改']
  return signs.flatMap((sign) => [text.slice(0, -1) + sign, `${text}${sign}`, sign + text.slice(1)])
}

/** The values that the contract itself lists for a field. */
function namedValues(schema: z.ZodType, field: string): unknown[] {
  const { properties } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as {
    properties?: Record<string, { enum?: unknown[]; type?: string }>
  }
  return properties?.[field]?.enum ?? []
}
