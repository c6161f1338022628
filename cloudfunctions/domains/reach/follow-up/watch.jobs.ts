import { DAY_MS } from '#shared/kernel/business-day'
import { decideLate } from '#shared/reach/follow-up/decide'
import { type FollowUp, RESULT_DAYS } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { Context } from '../../../platform/context'
import type { Job } from '../../../platform/noun/job'
import { rulesInForce } from '../../base/settings/settings.face'
import { findHolderId, recordsOfPerson } from '../../people/member/member.face'
import { listPurchasesBetween } from '../../till/purchase/purchase.face'
import { findFollowUp, listDue, listResultDue, saveFollowUp } from './follow-up.repository'
import { forgetOpen } from './tidy.service'

const AT_ONCE = 200
const PURCHASES_MAX = 1000

/** What nobody has done goes to the manager, and what the manager has not done is over. */
export const passOnLateJob: Job = {
  name: 'pass-on-late-follow-ups',
  title: '到时间没办的跟进转给店长',
  schedule: { kind: 'every', minutes: 30 },
  async slice(context, _checkpoint, budget) {
    const { db, now } = context
    const { managerDays } = await rulesInForce(context, followUpRules)
    const late = await listDue(db, now, AT_ONCE)
    let changed = 0
    for (const { _id } of late) {
      if (budget.isSpent()) break
      await db.transaction(async (tx) => {
        const followUp = await findFollowUp(tx, _id)
        const after = followUp && decideLate(followUp, now, managerDays)
        if (!after) return
        await saveFollowUp(tx, after)
        if (after.state === 'dropped') await forgetOpen(tx, after)
      })
      changed += 1
    }
    return { checkpoint: null, isDone: changed === late.length && late.length < AT_ONCE, looked: late.length, changed }
  },
}

/** What became of members after fourteen days, of those spoken to and of those kept back alike. */
export const countResultsJob: Job = {
  name: 'count-follow-up-results',
  title: '统计跟进以后来没来',
  schedule: { kind: 'daily', at: '05:40' },
  async slice(context, _checkpoint, budget) {
    const { db, now } = context
    const due = await listResultDue(db, now, AT_ONCE)
    let changed = 0
    for (const followUp of due) {
      if (budget.isSpent()) break
      const result = await resultOf(context, followUp)
      await db.transaction(async (tx) => {
        const latest = await findFollowUp(tx, followUp._id)
        if (latest?.resultDueAt) await saveFollowUp(tx, { ...latest, ...result, resultDueAt: null })
      })
      changed += 1
    }
    return { checkpoint: null, isDone: changed === due.length && due.length < AT_ONCE, looked: due.length, changed }
  },
}

/** The same days for everybody: from the night in which it was put down, whether anybody spoke to the member or not. */
async function resultOf({ db }: Context, { memberId, madeAt }: FollowUp) {
  const holderId = (await findHolderId(db, memberId)) ?? memberId
  const span = { fromAt: madeAt, toAt: madeAt + RESULT_DAYS * DAY_MS }
  const bought = await listPurchasesBetween(db, await recordsOfPerson(db, holderId), span, PURCHASES_MAX)
  const standing = bought.filter(({ isBack }) => !isBack)
  const spentFen = standing.reduce((sum, { amountFen, refundedFen }) => sum + amountFen - refundedFen, 0)
  return { cameBack: standing.length > 0, spentFen }
}
