import type { ApprovalRules, LimitName } from '#shared/base/settings/approval-rules'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import {
  type Allowance,
  findAllowance,
  findAllowances,
  removeAllowancesBefore,
  saveAllowance,
} from './allowance.repository'

/** Whoever does more than that many acts on a day needs another person for the next one. */
const REQUESTS_MAX = 500
/** A request is sent again within minutes; a week is for a desk that slept. */
const KEEP_MS = 8 * 86_400_000

/** Whether one person may do this much more today alone, and if so, that they have. Many small acts are one large one. */
export async function takesAllowance(
  context: Context,
  { limit, amount }: { limit: LimitName; amount: number },
  { limits }: ApprovalRules,
): Promise<boolean> {
  const { db, now, requestId } = context
  return db.transaction(async (tx) => {
    const _id = allowanceId(context, businessDayOf(now))
    const known: Allowance = (await findAllowance(tx, _id)) ?? { _id, used: {}, requestIds: [], at: now }
    if (known.requestIds.includes(requestId)) return true
    const used = (known.used[limit] ?? 0) + amount
    if (used > limits[limit] || known.requestIds.length >= REQUESTS_MAX) return false
    const requestIds = [...known.requestIds, requestId]
    await saveAllowance(tx, { ...known, used: { ...known.used, [limit]: used }, requestIds, at: now })
    return true
  })
}

/** Whether this very request was let through before, on this day or, sent again after midnight, on the one before. */
export async function hasAllowance(context: Context): Promise<boolean> {
  const today = businessDayOf(context.now)
  const known = await findAllowances(context.db, [
    allowanceId(context, today),
    allowanceId(context, addDays(today, -1)),
  ])
  return known.some(({ requestIds }) => requestIds.includes(context.requestId))
}

export const forgetAllowances = ({ db, now }: Context) => removeAllowancesBefore(db, now - KEEP_MS)

const allowanceId = ({ person }: Context, day: BusinessDay) => `${person?.memberId ?? 'console'}:${day}`
