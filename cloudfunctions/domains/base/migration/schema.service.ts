import { NOTHING_BEGUN, SCHEMA, type StoredSchema } from '#shared/base/migration/schema'
import type { Context, ReadContext } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findBesideRules, keptBesideRules, saveBesideRules } from '../settings/settings.face'

const ID = 'schema'

/**
 * A function that is older than the stored data would misread them: it does nothing. Known with the rules, so that it
 * costs a request of a warm instance nothing. @throws DomainError SCHEMA_NEWER
 */
export async function refuseNewer(context: ReadContext): Promise<void> {
  const { begun } = schemaFrom(await keptBesideRules(context, ID))
  if (begun <= SCHEMA) return
  context.log.error('the stored data are newer than this function', new Error(`schema ${begun}, known ${SCHEMA}`))
  throw new DomainError('SCHEMA_NEWER')
}

export const readSchema = async (reader: Reader): Promise<StoredSchema> => schemaFrom(await findBesideRules(reader, ID))

/** Writes it if the change is one. */
export function changeSchema(
  { db, now }: Pick<Context, 'db' | 'now'>,
  by: string,
  change: (schema: StoredSchema) => StoredSchema,
): Promise<StoredSchema> {
  return db.transaction(async (tx) => {
    const before = await readSchema(tx)
    const after = change(before)
    if (after !== before) await saveBesideRules(tx, ID, after, { by, at: now })
    return after
  })
}

/** Written by this file alone. */
const schemaFrom = (value: unknown): StoredSchema => (value as StoredSchema | undefined) ?? NOTHING_BEGUN
