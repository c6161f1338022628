import { auditStamps } from '#shared/loyalty/check-in/audit'
import { nextAfterId } from '../../../platform/db/next-page'
import type { Check } from '../../../platform/noun/check'
import { pageAccounts } from '../../ledger/account/account.face'
import { daysOfMembers } from './check-in.repository'

const PAGE_SIZE = 100
/** A stamp may be newer than the account as read, so an account that changed just now waits for the next run. */
const SETTLES_IN_MS = 120_000

export const streakCheck: Check = {
  name: 'streaks',
  title: '连续签到',
  means: '会员的签到记录和连续天数对不上，少给或多给了阶梯奖励。看会员的签到日历和流水，少给的用“调积分”补上。',
  async page(context, afterId) {
    const accounts = await pageAccounts(context.db, afterId, PAGE_SIZE)
    const settled = accounts.filter(
      ({ status, updatedAt }) => status === 'active' && updatedAt <= context.now - SETTLES_IN_MS,
    )
    const days = await daysOfMembers(
      context.db,
      settled.map(({ _id }) => _id),
    )
    const findings = settled.flatMap(({ _id: subject, checkIn }) => {
      const problems = auditStamps(checkIn, days.get(subject) ?? [])
      return problems.length === 0 ? [] : [{ subject, text: problems.slice(0, 3).join('；') }]
    })
    return { findings, afterId: nextAfterId(accounts, PAGE_SIZE), looked: accounts.length }
  },
}
