import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ReadContext } from '../../../platform/context'
import { warmData } from '../../../platform/warm-data'
import { sumOutcomes } from './send.repository'

export const DAYS = 7
const FRESH_MS = 10 * 60_000
const known = warmData<number>(FRESH_MS)

/** How many messages had which outcome in the last seven days. */
export async function outcomesOf({ db, now }: Pick<ReadContext, 'db' | 'now'>) {
  const groups = await sumOutcomes(db, addDays(businessDayOf(now), 1 - DAYS))
  return groups.map(({ key, count }) => {
    const [purpose = '', state = '', code = ''] = key.split('|')
    return { purpose, state, code: code === '' ? null : Number(code), count }
  })
}

/** The share of “no grant” that is usual here. */
export function usualShare(context: Pick<ReadContext, 'db' | 'now'>): Promise<number> {
  return known.findOr('share', context.now, async () => {
    const outcomes = await outcomesOf(context)
    const all = outcomes.reduce((sum, { count }) => sum + count, 0)
    const refused = outcomes.filter(({ code }) => code === 43101).reduce((sum, { count }) => sum + count, 0)
    return all === 0 ? 0 : refused / all
  })
}
