import type { Context } from '../../../platform/context'
import { findToday, findTodays } from './today.repository'

/** The latest prepared document of the shop or of one store. One read. */
export async function getToday({ db }: Context, storeId: string | undefined) {
  const found = await findToday(db, storeId ?? 'shop')
  if (!found) return { today: null }
  const { _id: _place, ...today } = found
  return { today }
}

/** In the order that was asked for. One read. */
export async function listOfStores({ db }: Context, storeIds: readonly string[]) {
  const found = new Map((await findTodays(db, storeIds)).map((today) => [today._id, today]))
  return {
    stores: storeIds.flatMap((storeId) => {
      const today = found.get(storeId)
      if (!today) return []
      const { day, madeAt, sales, staff, waiting } = today
      return {
        storeId,
        day,
        madeAt,
        sales,
        staff: staff ?? null,
        waiting: waiting.reduce((sum, { count }) => sum + count, 0),
      }
    }),
  }
}
