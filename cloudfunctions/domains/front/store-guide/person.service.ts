import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { few } from '../../../platform/noun/shown-records'
import { getHolder } from '../../people/member/member.face'
import { findUsual, findUsualOf, removeUsual, saveUsual } from './usual.repository'

/** Whoever has chosen no store goes on with the one that the merged record had chosen; that one has none any more. */
export async function moveUsual(tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const holder = await getHolder(db, memberId)
  if (holder._id === memberId) return
  const own = await findUsual(tx, memberId)
  if (!own) return
  if (!(await findUsual(tx, holder._id))) await saveUsual(tx, { ...own, _id: holder._id })
  await removeUsual(tx, memberId)
}

export function forgetUsual(tx: Tx, { memberId }: Pick<Told, 'memberId'>): Promise<void> {
  return removeUsual(tx, memberId)
}

export const shownRecords = {
  usual_store: few(async ({ db }, memberIds) =>
    (await findUsualOf(db, memberIds)).map(({ storeId, at }) => ({ storeId, at })),
  ),
}
