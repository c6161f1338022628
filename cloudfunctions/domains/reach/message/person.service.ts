import type { Told } from '#shared/base/facts/told-facts'
import { newWallet, withWallet } from '#shared/reach/message/wallet'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { getHolder, recordsOfPerson } from '../../people/member/member.face'
import { removeSendsOf } from './send.repository'
import { findWallet, removeWallet, removeWalletsOf, saveWallet } from './wallet.repository'

/** What a merged record has allowed is the person's. Told again, there is nothing left to move. */
export async function joinWallets(tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db, now }: Context): Promise<void> {
  const holder = await getHolder(db, memberId)
  const from = holder._id === memberId ? null : await findWallet(tx, memberId)
  if (!from) return
  const into = (await findWallet(tx, holder._id)) ?? newWallet(holder._id)
  await saveWallet(tx, withWallet(into, from, now))
  await removeWallet(tx, memberId)
}

/** Who has left the shop leaves no permission and no message here. */
export async function forgetMessages(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const memberIds = await recordsOfPerson(db, memberId)
  await removeWalletsOf(db, memberIds)
  await removeSendsOf(db, memberIds)
}
