import type { Bond } from '#shared/growth/referral/bond'
import { addDays, startOfDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { DaySums } from '../../../platform/noun/day-sums'

const bonds = collection<Bond>('referrals')
const POINTS = ['reward.inviterPoints', 'reward.inviteePoints', 'reward.ladderPoints'] as const
const STATES_MAX = 20

/**
 * Friends who joined by an invitation on a day, and the points that either side has got for them by now: a reward belongs
 * to the day on which the friend came. Index byBound.
 */
export const referralSums: DaySums = {
  changesLater: true,
  async sumDay(db, day) {
    const where = { boundAt: { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) } }
    const groups = await db.sumBy(bonds, { where, by: 'state', fields: POINTS, limit: STATES_MAX })
    const invited = groups.filter(({ key }) => key !== 'refused')
    const friendsInvited = invited.reduce((sum, { count }) => sum + count, 0)
    const pointsOf = (sums: Record<string, number>) => POINTS.reduce((all, of) => all + (sums[of] ?? 0), 0)
    return { shop: { friendsInvited, friendPoints: groups.reduce((sum, { sums }) => sum + pointsOf(sums), 0) } }
  },
}
