import { type GrowthRule, growthRules } from '#shared/growth/task/growth-rules'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Context, StaffContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { requireUnused } from '../../people/member/member.face'
import { getOwnStore, identify } from '../../people/staff/staff.face'
import { countDeeds } from './count.service'
import { bookOf } from './deed-book.repository'

/** What clerks may confirm today, with what the rules of growth give for it. */
export async function listConfirmable(context: Context) {
  const { rules, confirmed } = await rulesInForce(context, growthRules)
  const today = businessDayOf(context.now)
  return {
    subjects: confirmed.map(({ key: subject, title }) => {
      const paying = rules.filter(
        ({ act, condition, startDay, endDay }) =>
          act === 'confirmed' &&
          (condition.subject === null || condition.subject === subject) &&
          startDay <= today &&
          (endDay === null || today <= endDay),
      )
      return { subject, title, points: sumOf(paying, 'points'), growth: sumOf(paying, 'growth') }
    }),
  }
}

/**
 * A clerk has seen it. The deed carries the request's id, so that a request that is sent again confirms once.
 * @throws DomainError CONFIRM_NOT_OFFERED, and what a member's code may be refused for
 */
export async function confirmAct(
  context: StaffContext,
  { memberCode, storeId, subject }: { memberCode: string; storeId: string; subject: string },
) {
  const { rules, confirmed } = await rulesInForce(context, growthRules)
  const offered = confirmed.find(({ key }) => key === subject)
  if (!offered) throw new DomainError('CONFIRM_NOT_OFFERED')
  await getOwnStore(context, storeId)
  const { memberId, position } = await identify(context, memberCode, storeId)
  const deed = { id: `confirmed:${context.requestId}`, at: context.now, stands: true, storeId, subject }
  const paid = await context.db.transaction(async (tx) => {
    const account = await getActiveAccount(tx, memberId)
    const known = (await bookOf(tx, memberId)).deeds.find(({ id }) => id === deed.id)
    if (known) return known.paid
    requireUnused(account, position, context)
    const { book } = await countDeeds(context, tx, account, [{ ...deed, act: 'confirmed', record: memberId }])
    return book.deeds.find(({ id }) => id === deed.id)?.paid ?? []
  })
  const paying = rules.filter(({ key }) => paid.includes(key))
  return { title: offered.title, points: sumOf(paying, 'points'), growth: sumOf(paying, 'growth') }
}

const sumOf = (rules: readonly GrowthRule[], field: 'points' | 'growth') =>
  rules.reduce((total, rule) => total + rule[field], 0)
