import type { Account } from '#shared/account/account'
import type { MemberFacts } from '#shared/coupon/rule'
import type { Audience } from '#shared/coupon/template'
import { businessDayOf } from '#shared/kernel/business-day'
import { tierRules } from '#shared/tier/rules'
import { tierStanding } from '#shared/tier/standing'
import type { Context } from '../../platform/context'
import { unseal } from '../../platform/crypto/field-cipher'
import type { Member } from '../member/member.repository'
import { getActiveMember } from '../member/profile.service'
import { rulesInForce } from '../settings/rules.service'

/** Whether an audience asks for what only the member's own document knows. */
export function asksForMember(audience: Pick<Audience, 'isBirthdayMonth'>): boolean {
  return audience.isBirthdayMonth
}

/** What rules about people may look at. `member` only where an audience asks for it: reading it costs a round trip. */
export async function factsOf(
  context: Pick<Context, 'db' | 'now' | 'log'>,
  account: Account,
  member: Pick<Member, '_id' | 'birthdaySealed'> | null,
): Promise<MemberFacts> {
  const rules = await rulesInForce(context, tierRules)
  const { tierKey } = tierStanding(account.tier, account.growth, businessDayOf(context.now), rules)
  const { _id: memberId, joinedDay } = account
  const birthMonth = member && birthMonthOf(member)
  // Segments and tags are not kept yet: rules that ask for them are met by nobody.
  return { memberId, tierKey, joinedDay, birthMonth, segmentIds: [], tagKeys: [] }
}

/** The same, reading the member's document if one of the audiences asks for it. */
export async function factsFor(
  context: Pick<Context, 'db' | 'now' | 'log'>,
  account: Account,
  audiences: readonly Audience[],
): Promise<MemberFacts> {
  const member = audiences.some(asksForMember) ? await getActiveMember(context.db, account._id) : null
  return factsOf(context, account, member)
}

function birthMonthOf({ _id, birthdaySealed }: Pick<Member, '_id' | 'birthdaySealed'>): number | null {
  return birthdaySealed === null ? null : Number(unseal('birthday', _id, birthdaySealed).slice(5, 7))
}
