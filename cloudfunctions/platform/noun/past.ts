import type { PersonPast } from '#shared/ledger/account/past'
import type { Context } from '../context'

/** What a noun knows of the past of a person's records, read before the transaction in which they leave. */
export type Past = (context: Pick<Context, 'db' | 'now'>, recordIds: readonly string[]) => Promise<Partial<PersonPast>>

/** What all nouns know of it. Each part is one noun's. */
export async function pastIn(
  { db, now, nouns }: Pick<Context, 'db' | 'now' | 'nouns'>,
  recordIds: readonly string[],
): Promise<Partial<PersonPast>> {
  const parts = await Promise.all(nouns.map(async ({ past }) => past && (await past())({ db, now }, recordIds)))
  return Object.assign({}, ...parts)
}
