import fs from 'node:fs'
import path from 'node:path'
import { appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'
import { type Shape, shapeOf } from './wire/shape'

/** The page `docs/actions.md`: every action with who may ask for it, whether it writes, and what goes in and out. */
export function actionTable(): string {
  const rows = Object.entries(appContract as Record<string, ActionSpec>).map(
    ([action, { access, effect, once, summary, input, output }]) =>
      `| \`${action}\` | ${access} | ${effect}${once ? `, ${once}` : ''} | ${summary} | ${describe(shapeOf(input, 'input'))} | ${describe(shapeOf(output, 'output'))} |`,
  )
  return [
    '# Actions',
    '',
    'Generated from the contracts by `npx tsx scripts/action-table.ts`; a test fails when it is not current. A request is',
    '`{ action, input, requestId }`; the reply is `{ ok: true, data, requestId }` or `{ ok: false, error: { code, requestId, details? } }`.',
    'A request id stands for one content: every act has a fresh one, and only the same act is sent again under it (`REQUEST_ID_USED` otherwise).',
    'Before an action that `writes` runs, its id and content are recorded. `own-record`: what the act keeps anyway tells them; `one-content`: there',
    'is nothing in it that could be something else.',
    '`operator` actions are answered by the function `ops`, `board` actions by `ops` and `api`, `event.record` by `track`, `till` actions by `till` over HTTP',
    '([the till’s wire](till-wire.md)), all others by `api`.',
    'The function `desk` answers those of a `browser`, and to whoever is signed in there those of a `person`, `board` and `operator`.',
    '',
    '| action | who may | effect | what it does | input | output |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function describe(shape: Shape): string {
  const fields = Object.entries(shape.properties ?? {}).map(([name, field]) => `${name}: ${typeName(field)}`)
  return fields.length > 0 ? `\`${fields.join(', ')}\`` : '–'
}

function typeName(shape: Shape): string {
  const { anyOf, enum: values, type, format, items = {} } = shape
  if (anyOf) return anyOf.map(typeName).join(' or ')
  if (Array.isArray(type))
    return type.map((each) => (each === 'null' ? each : typeName({ ...shape, type: each }))).join(' or ')
  if (values) return values.map((value) => (typeof value === 'string' ? `'${value}'` : value)).join(' or ')
  if (type === 'array') return `${typeName(items)}[]`
  return type === 'object' ? '{…}' : (format ?? type ?? 'any')
}

export const ACTION_TABLE_PATH = path.join(__dirname, '..', 'docs', 'actions.md')

if (require.main === module) fs.writeFileSync(ACTION_TABLE_PATH, actionTable())
