import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findAccount } from '../../ledger/account/account.face'
import { getActiveMember, type Member, recordsOfPerson } from '../../people/member/member.face'
import { forgetPerson, listByPhoneOf } from './coupon.repository'
import { removeNoticesOf } from './notice.repository'
import { removeNumbersOf } from './person-number.repository'

/** What counts a person across memberships: a keyed hash of the phone number; null while none is bound. */
export function phoneKeyOf({ identityIds }: Pick<Member, 'identityIds'>): string | null {
  return identityIds.find((id) => id.startsWith('ph:')) ?? null
}

export async function personKeyOf({ db }: Pick<Context, 'db'>, memberId: string): Promise<string | null> {
  return phoneKeyOf(await getActiveMember(db, memberId))
}

const PAGE_SIZE = 100

/**
 * When a member has left, they get no more notices, and their coupons are no longer counted by phone number: what they
 * have had is counted where it outlasts the membership. If the fact is told again, there is nothing left to do.
 */
export async function forgetPersonKeys(
  _tx: Tx,
  { memberId }: Pick<Told, 'memberId'>,
  { db }: Pick<Context, 'db'>,
): Promise<void> {
  if ((await findAccount(db, memberId))?.status !== 'closed') return
  for (const recordId of await recordsOfPerson(db, memberId)) {
    await removeNoticesOf(db, recordId)
    // Before the coupons: as long as those are counted, a number that is free is one that nobody has.
    await removeNumbersOf(db, recordId)
    for (;;) {
      const coupons = await listByPhoneOf(db, recordId, PAGE_SIZE)
      for (const { _id } of coupons) await forgetPerson(db, _id)
      if (coupons.length < PAGE_SIZE) break
    }
  }
}
