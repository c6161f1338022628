import type { Told } from '#shared/base/facts/told-facts'
import { type Bond, isOpenBond } from '#shared/growth/referral/bond'
import { ended } from '#shared/growth/referral/progress'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findAccount } from '../../ledger/account/account.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { wipeTouchesOf } from '../entrance/entrance.face'
import { wipeSeenOf } from './detect.repository'
import { keepBond } from './keep.service'
import { findBond } from './referral.repository'

/**
 * When a member has left, with all records that were merged into theirs: what tells the phone and its network from others goes, and so does the name that the inviter
 * saw. That there was a visit, and a bond, stays as a bare fact; a bond still open ends. Told again, it finds nothing.
 */
export async function forgetTraces(tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const account = await findAccount(tx, memberId)
  if (account?.status !== 'closed') return
  for (const recordId of await recordsOfPerson(context.db, memberId)) {
    await wipeTouchesOf(context.db, recordId)
    await wipeSeenOf(context.db, recordId)
    await forgetBond(context, tx, recordId)
  }
}

async function forgetBond(context: Context, tx: Tx, recordId: string): Promise<void> {
  const bond = await findBond(tx, recordId)
  if (!bond) return
  const bare: Bond = { ...bond, inviteeName: null, device: null, network: null, scene: null }
  await keepBond(context, tx, bond, isOpenBond(bond) ? ended(bare, 'cancelled', 'friend-left', context.now) : bare)
}
