import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { few } from '../../../platform/noun/shown-records'
import { findAccount } from '../../ledger/account/account.face'
import { getHolder, recordsOfPerson } from '../../people/member/member.face'
import { findUsual, findUsualOf, removeUsual, saveUsual } from './usual.repository'

/** Whoever has chosen no store goes on with the one that the merged record had chosen. */
export async function moveUsual(tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const holder = await getHolder(db, memberId)
  if (holder._id === memberId) return
  const [own, other] = [await findUsual(tx, memberId), await findUsual(tx, holder._id)]
  if (own && !other) await saveUsual(tx, { ...own, _id: holder._id })
}

export async function forgetUsual(
  _tx: Tx,
  { memberId }: Pick<Told, 'memberId'>,
  { db }: Pick<Context, 'db'>,
): Promise<void> {
  if ((await findAccount(db, memberId))?.status !== 'closed') return
  await removeUsual(db, await recordsOfPerson(db, memberId))
}

export const shownRecords = {
  usual_store: few(async ({ db }, memberIds) =>
    (await findUsualOf(db, memberIds)).map(({ storeId, at }) => ({ storeId, at })),
  ),
}
