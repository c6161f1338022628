import { type Columns, type Mapping, PLAIN_MAPPING } from '#shared/till/import/mapping'
import { type Guess, guessMapping } from '#shared/till/import/ready-mappings'
import { findHead } from '#shared/till/import/table'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { requireStores } from '../../people/staff/staff.face'
import type { FileTable } from './file-table'
import type { MappingInput, SourceInput } from './import-order'
import { findMapping, saveMapping as keepMapping } from './import-run.repository'

const mappingId = (storeId: string, source: string) => `${storeId}:${source}`

/** The columns that the operator names; else those kept for the source; else what the headings suggest. */
export async function mappingFor({ db }: Pick<Context, 'db'>, table: FileTable, input: SourceInput): Promise<Mapping> {
  const said = definedOf(input)
  const kept = input.source === undefined ? null : await findMapping(db, mappingId(input.storeId, input.source))
  if (kept) return { ...kept.mapping, ...said }
  if (said.columns) return { ...PLAIN_MAPPING, ...said, columns: said.columns }
  const { mapping } = guessOf(table)
  const missing = (['member', 'date', 'amount'] as const).find((field) => mapping.columns[field] === undefined)
  if (missing) throw new DomainError('IMPORT_COLUMN_MISSING', { column: missing })
  return { ...mapping, ...said }
}

export function guessOf(table: FileTable): Guess & { head: ReturnType<typeof findHead> } {
  const first = firstRecords(table)
  const head = findHead(first, [])
  return { ...guessMapping(head?.cells ?? []), head }
}

export function firstRecords(table: FileTable, count = 40) {
  const first = []
  for (const record of table.records()) {
    first.push(record)
    if (first.length >= count) break
  }
  return first
}

/** Keeps how the files of a source are read. */
export async function saveMapping(
  context: Context,
  { storeId, source, ...input }: SourceInput & { source: string; columns: Columns },
) {
  await requireStores(context.db, [storeId])
  const mapping: Mapping = { ...PLAIN_MAPPING, ...definedOf(input), columns: input.columns }
  const _id = mappingId(storeId, source)
  await changeOnce(context, { action: 'import.saveMapping', subject: _id, storeId }, (tx) =>
    keepMapping(tx, { _id, storeId, source, mapping, savedAt: context.now }),
  )
  return { source, mapping: toMappingView(mapping) }
}

export function toMappingView({ columns, refunds, ...rest }: Mapping) {
  const named = Object.entries(columns).flatMap(([field, name]) => (name === undefined ? [] : [[field, name] as const]))
  return { ...rest, refunds: [...refunds], columns: Object.fromEntries(named) }
}

const FIELDS_OF_MAPPING = [...(Object.keys(PLAIN_MAPPING) as (keyof typeof PLAIN_MAPPING)[]), 'columns'] as const

function definedOf(input: MappingInput): Partial<Mapping> {
  const said = FIELDS_OF_MAPPING.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]))
  return Object.fromEntries(said) as Partial<Mapping>
}
