import { type Definition, definitionSchema } from '#shared/reach/journey/definition'
import type { ReadContext } from '../../../platform/context'
import { warmData } from '../../../platform/warm-data'
import { findVersion } from './journey.repository'

// A version never changes, so it is read again only to bound what an instance keeps.
const kept = warmData<Definition>(3_600_000)

/** What members of this version go by; null where nobody can read it any more. */
export async function definitionOf(
  { db, now, log }: ReadContext,
  journeyId: string,
  version: number,
): Promise<Definition | null> {
  const key = `${journeyId}:${version}`
  const known = kept.find(key, now)
  if (known) return known
  const stored = await findVersion(db, journeyId, version)
  const parsed = definitionSchema.safeParse(stored?.definition)
  if (parsed.success) return kept.keep(key, now, parsed.data)
  log.warn('a version of a journey cannot be read', { journeyId, version })
  return null
}
