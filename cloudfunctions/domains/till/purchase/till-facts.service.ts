import type { Account } from '#shared/ledger/account/account'
import type { MemberFacts } from '#shared/loyalty/coupon/rule'
import type { IssuedRules } from '#shared/loyalty/coupon/template'
import type { ServingContext } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { findPortrait } from '../../ledger/account/account.face'
import { asksForMember, asksForPortrait, factsOf } from '../../loyalty/coupon/coupon.face'
import { birthMonthOf, getActiveMember } from '../../people/member/member.face'
import type { SeenMember } from '../../people/staff/staff.face'

interface FactsQuery {
  account: Account
  /** Null when the code was only just read: then the member is read, if one of the coupons asks for it. */
  seen: SeenMember | null
}

/** What the coupons' rules about people may look at, at the till. */
export function factsAtTill(context: ServingContext, reader: Reader, { account, seen }: FactsQuery) {
  return async (coupons: readonly { rules: Pick<IssuedRules, 'audience'> }[]): Promise<MemberFacts> => {
    const audiences = coupons.flatMap(({ rules: { audience } }) => (audience.isCheckedAtUse ? [audience] : []))
    const portrait = audiences.some(asksForPortrait) ? await findPortrait(reader, account._id) : null
    const facts = await factsOf(context, account, null, portrait)
    if (seen) return { ...facts, birthMonth: seen.birthMonth }
    return audiences.some(asksForMember)
      ? { ...facts, birthMonth: birthMonthOf(await getActiveMember(reader, account._id)) }
      : facts
  }
}
