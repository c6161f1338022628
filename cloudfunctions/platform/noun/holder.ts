import type { Reader } from '../db/db'
import type { Noun } from './noun'

/** The member who carries a record on: itself, or what it was merged into. Null when there is nobody any more. */
export type FindHolder = (reader: Reader, recordId: string) => Promise<string | null>

/** For nouns that stand below the noun that knows the holder. */
export async function holderIn(nouns: readonly Noun[]): Promise<FindHolder> {
  const found = await nouns.find(({ holder }) => holder !== undefined)?.holder?.()
  return found ?? (async (_reader, recordId) => recordId)
}
