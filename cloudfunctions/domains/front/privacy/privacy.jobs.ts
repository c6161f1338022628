import { privacyRules } from '#shared/front/privacy/rules'
import { afterWorkingDays } from '#shared/front/privacy/working-days'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Job, JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { walkSlice } from '../../base/job/job.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { endMembership } from '../../people/member/member.face'
import { closeCooled, countDueUntil, pageCooled } from './request.repository'

/** A person is asked so many working days before the law is broken. */
const TOLD_DAYS_AHEAD = 3

export const servePrivacyRequestsJob: Job = {
  name: 'serve-privacy-requests',
  title: '冷静期过了的注销，快到期的个人信息请求',
  schedule: { kind: 'every', minutes: 60 },
  async slice(context, checkpoint, budget) {
    const walked = await walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageCooled(context.db, context.now, afterId, limit),
      async act({ _id, memberId }) {
        // What it tells marks the request as done; a record that was merged or has ended meanwhile tells nothing.
        await endMembership(context, memberId)
        return closeCooled(context.db, _id, context.now)
      },
    })
    if (walked.isDone) await tellOfDue(context)
    return walked
  },
}

async function tellOfDue(context: JobContext): Promise<void> {
  const today: BusinessDay = businessDayOf(context.now)
  const rules = await rulesInForce(context, privacyRules)
  const count = await countDueUntil(context.db, afterWorkingDays(today, TOLD_DAYS_AHEAD, rules))
  if (count === 0) return
  const text = `${count} 个个人信息请求 ${TOLD_DAYS_AHEAD} 个工作日内到期或已经过期，请在运营台“隐私”里答复。`
  await raiseAlert(context, { kind: 'privacy-due', subject: 'requests', text, source: today })
}
