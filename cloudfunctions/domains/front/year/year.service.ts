import { lookBack } from '#shared/front/year/look-back'
import { firstYearOn, lastYear } from '#shared/front/year/span'
import { businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import type { MemberContext } from '../../../platform/context'
import { getActiveAccount } from '../../ledger/account/account.face'
import { countStampsBetween } from '../../loyalty/check-in/check-in.face'
import { openStores } from '../../loyalty/coupon/coupon.face'
import { displayNameOf, getActiveMember, recordsOfPerson } from '../../people/member/member.face'
import { listPurchasesBetween } from '../../till/purchase/purchase.face'

/** One reading. Whoever buys more often in a year is told of the newest so many. */
const PURCHASES_MAX = 1000

/** Made when it is asked for, from what the member can read in 我的消费 as well; nothing of it is kept. */
export async function getMyYear(context: MemberContext) {
  const { db, memberId, now } = context
  const { joinedDay } = await getActiveAccount(db, memberId)
  const span = lastYear(joinedDay, businessDayOf(now))
  if (!span) return { year: null, opensOn: firstYearOn(joinedDay) }
  const [member, records, stores] = await Promise.all([
    getActiveMember(db, memberId),
    recordsOfPerson(db, memberId),
    openStores(context),
  ])
  const [purchases, checkInDays] = await Promise.all([
    listPurchasesBetween(db, records, { fromAt: startOfDay(span.fromDay), toAt: endOfDay(span.toDay) }, PURCHASES_MAX),
    countStampsBetween(db, records, span.fromDay, span.toDay),
  ])
  const { store, ...seen } = lookBack(purchases, span)
  const name = stores.find(({ storeId }) => storeId === store?.storeId)?.name
  return {
    year: {
      ...span,
      ...seen,
      displayName: displayNameOf(member),
      // A store that is closed by now has no name to show.
      store: store && name !== undefined ? { name, days: store.days } : null,
      checkInDays,
    },
    opensOn: null,
  }
}
