import { audienceRules } from '#shared/loyalty/coupon/audience'
import type { MemberContext } from '../../../platform/context'
import { getActiveAccount } from '../../ledger/account/account.face'
import { templatesOfWay } from './grant.service'
import { factsFor } from './member-facts.service'

/** The birthday coupons this member would get, so that nobody is asked for a birthday that brings nothing. */
export async function listBirthdayGifts(context: MemberContext) {
  const templates = await templatesOfWay(context, 'birthday')
  if (templates.length === 0) return { gifts: [] }
  const account = await getActiveAccount(context.db, context.memberId)
  const audiences = templates.map(({ rules }) => ({ ...rules.audience, isBirthdayMonth: false }))
  const member = await factsFor(context, account, audiences)
  // Judged as if it were the birthday month, which it will be on the day.
  const isFor = ({ rules }: (typeof templates)[number]) =>
    audienceRules({ ...rules.audience, isBirthdayMonth: false }, member, { now: context.now }).every(
      ({ verdict }) => verdict !== 'fail',
    )
  return {
    gifts: templates
      .filter(isFor)
      .map(({ rules }) => ({ title: rules.title, leadDays: rules.grants.birthdayLeadDays })),
  }
}
