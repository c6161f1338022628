import type { Context } from '../../../platform/context'
import { findToday } from './today.repository'

/** The latest prepared document of the shop or of one store. One read. */
export async function getToday({ db }: Context, storeId: string | undefined) {
  const found = await findToday(db, storeId ?? 'shop')
  if (!found) return { today: null }
  const { _id: _place, ...today } = found
  return { today }
}
