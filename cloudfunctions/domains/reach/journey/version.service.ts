import { type Definition, definitionSchema } from '#shared/reach/journey/definition'
import { type Forecast, SIMULATED_DAYS } from '#shared/reach/journey/forecast'
import type { ReadContext } from '../../../platform/context'
import { warmData } from '../../../platform/warm-data'
import { findVersion } from './journey.repository'

// A version never changes, so it is read again only to bound what an instance keeps.
const kept = warmData<Version>(3_600_000)

interface Version {
  definition: Definition
  forecast: Forecast | null
  /** When it was started. */
  at: number
}

/** What members of this version go by; null where nobody can read it any more. */
export const definitionOf = async (
  context: ReadContext,
  journeyId: string,
  version: number,
): Promise<Definition | null> => (await versionOf(context, journeyId, version))?.definition ?? null

/** The same with what was expected of it. */
export async function versionOf(
  { db, now, log }: ReadContext,
  journeyId: string,
  version: number,
): Promise<Version | null> {
  const key = `${journeyId}:${version}`
  const known = kept.find(key, now)
  if (known) return known
  const stored = await findVersion(db, journeyId, version)
  const parsed = definitionSchema.safeParse(stored?.definition)
  if (stored && parsed.success) {
    // Of older ones it was not noted how far the records go back.
    const forecast = stored.forecast ? { ...stored.forecast, days: stored.forecast.days ?? SIMULATED_DAYS } : null
    return kept.keep(key, now, { definition: parsed.data, forecast, at: stored.at })
  }
  log.warn('a version of a journey cannot be read', { journeyId, version })
  return null
}
