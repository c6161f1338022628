import type { PersonPast } from '#shared/ledger/account/past'
import type { Context, ReadContext } from '../context'

/** What a noun knows of the past of a person's records, read before the transaction in which they leave. */
export type Past = (context: ReadContext, recordIds: readonly string[]) => Promise<Partial<PersonPast>>

/** What all nouns know of it. Each part is one noun's. */
export async function pastIn(
  { nouns, ...context }: ReadContext & Pick<Context, 'nouns'>,
  recordIds: readonly string[],
): Promise<Partial<PersonPast>> {
  const parts = await Promise.all(nouns.map(async ({ past }) => past && (await past())(context, recordIds)))
  return Object.assign({}, ...parts)
}
