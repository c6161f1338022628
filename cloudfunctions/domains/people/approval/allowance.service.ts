import type { ApprovalRules, LimitName } from '#shared/base/settings/approval-rules'
import { addDays, type BusinessDay, businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import {
  type Allowance,
  findAllowance,
  findAllowances,
  removeAllowancesBefore,
  saveAllowance,
} from './allowance.repository'

/** After this many acts on one day, a person needs somebody else for the next one. */
const REQUESTS_MAX = 500
/** Requests are repeated within minutes; a week allows for a computer that was asleep. */
const KEEP_MS = 8 * DAY_MS

/** Whether one person may do this much more alone today, and counts it if so, because many small acts add up. */
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

/** What this request took of a limit is there again, because it was refused and did nothing. Repeating it gives back nothing more. */
export async function giveAllowanceBack(
  context: Context,
  { limit, amount }: { limit: LimitName; amount: number },
): Promise<void> {
  const { db, now, requestId } = context
  await db.transaction(async (tx) => {
    const known = await findAllowance(tx, allowanceId(context, businessDayOf(now)))
    if (!known?.requestIds.includes(requestId)) return
    const requestIds = known.requestIds.filter((each) => each !== requestId)
    const left = Math.max(0, (known.used[limit] ?? 0) - amount)
    await saveAllowance(tx, { ...known, used: { ...known.used, [limit]: left }, requestIds })
  })
}

/** Whether this same request was let through before: today, or yesterday if it is repeated after midnight. */
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
