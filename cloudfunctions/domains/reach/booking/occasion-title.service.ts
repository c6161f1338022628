import type { Db } from '../../../platform/db/db'
import { findOccasion } from './occasion.repository'

/** What an occasion is called, while one may still sign up or come; null afterwards. */
export async function occasionTitle(db: Db, occasionId: string, now: number): Promise<string | null> {
  const occasion = await findOccasion(db, occasionId)
  return occasion?.status === 'planned' && occasion.startsAt > now ? occasion.title : null
}
