import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'

/** The page `docs/actions.md`: every action with who may ask for it, whether it writes, and what goes in and out. */
export function actionTable(): string {
  const rows = Object.entries(appContract as Record<string, ActionSpec>).map(
    ([action, { access, effect, once, summary, input, output }]) =>
      `| \`${action}\` | ${access} | ${effect}${once ? `, ${once}` : ''} | ${summary} | ${describe(input)} | ${describe(output)} |`,
  )
  return [
    '# Actions',
    '',
    'Generated from the contracts by `npx tsx scripts/action-table.ts`; a test fails when it is not current. A request is',
    '`{ action, input, requestId }`; the reply is `{ ok: true, data, requestId }` or `{ ok: false, error: { code, requestId, details? } }`.',
    'A request id stands for one content: every act has a fresh one, and only the same act is sent again under it (`REQUEST_ID_USED` otherwise).',
    'Before an action that `writes` runs, its id and content are recorded. `own-record`: what the act keeps anyway tells them; `one-content`: there',
    'is nothing in it that could be something else.',
    '`operator` actions are answered by the function `ops`, `board` actions by `ops` and `api`, `event.record` by `track`, all others by `api`.',
    '',
    '| action | who may | effect | what it does | input | output |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
}

export function toSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, { unrepresentable: 'any', io }) as Schema
}

function describe(schema: z.ZodType): string {
  const { properties = {}, required = [] } = toSchema(schema, 'input')
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${typeName(field)}`,
  )
  return fields.length > 0 ? `\`${fields.join(', ')}\`` : '–'
}

function typeName(field: Schema): string {
  if (field.anyOf) return field.anyOf.map(typeName).join(' or ')
  if (field.enum) return field.enum.map((value) => `'${value}'`).join(' or ')
  if (field.type === 'array') return `${typeName(field.items ?? {})}[]`
  return field.type === 'object' ? '{…}' : (field.type ?? 'text')
}

export const ACTION_TABLE_PATH = path.join(__dirname, '..', 'docs', 'actions.md')

if (require.main === module) fs.writeFileSync(ACTION_TABLE_PATH, actionTable())
