import type { Bond } from '#shared/growth/referral/bond'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const bonds = collection<Bond>('referrals')

export const findBond = (reader: Reader, bondId: string) => reader.find(bonds, bondId)
export const findBonds = (db: Db, bondIds: readonly string[]) => db.findMany(bonds, bondIds)
export const insertBond = (tx: Tx, bond: Bond) => tx.insert(bonds, bond)
export const saveBond = (tx: Tx, bond: Bond) => tx.save(bonds, bond)

/** The newest first; those of one instant in no particular order. */
export const listByInviter = (db: Db, inviterId: string, untilAt: number, limit: number) =>
  db.list(bonds, { where: { inviterId, boundAt: { lte: untilAt } }, orderBy: [['boundAt', 'desc']], limit })
/** That a job has to look at, in the order of their ids. */
export const listDueBonds = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(bonds, { where: { dueAt: { lte: now } }, afterId, limit })
export const moveToInviter = (db: Db, invitedBy: string, inviterId: string) =>
  db.updateWhere(bonds, { invitedBy, inviterId: { ne: inviterId } }, { set: { inviterId } })

/** Whose invitation was rewarded, by whose code it was. */
export const listRewardedOf = (db: Db, invitedBy: readonly string[], limit: number) =>
  db.list(bonds, { where: { invitedBy: { in: invitedBy }, state: 'rewarded' }, limit })

/** How many friends were rewarded for each of these inviters. */
export const countRewardedOf = async (db: Db, inviterIds: readonly string[]) => {
  const where = { inviterId: { in: inviterIds }, state: 'rewarded', 'reward.inviterMissed': null }
  const groups = await db.sumBy(bonds, { where, by: 'inviterId', fields: [], limit: inviterIds.length })
  return new Map(groups.map(({ key, count }) => [key, count]))
}

const STATES_MAX = 20

/** Bonds of a programme by state, with what the rewarded ones were given. */
export const sumByState = (db: Db, programmeKey: string) =>
  db.sumBy(bonds, {
    where: { 'terms.programmeKey': programmeKey },
    by: 'state',
    fields: ['reward.inviterPoints', 'reward.inviteePoints', 'reward.ladderPoints'],
    limit: STATES_MAX,
  })
/** All of them, in the order of ids. */
export const pageBonds = (db: Db, afterId: string | null, limit: number) => db.page(bonds, { afterId, limit })
