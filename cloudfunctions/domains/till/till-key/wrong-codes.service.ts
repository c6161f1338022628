import { tillRules } from '#shared/people/staff/rules'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { countWrong } from './ring.repository'

const MINUTE_MS = 60_000

/** A wrong code was sent: after some of them the store's tills have to wait, as a clerk does. */
export async function countWrongCode(context: Context, storeId: string): Promise<void> {
  const { wrongCodes } = await rulesInForce(context, tillRules)
  const { db, now } = context
  await countWrong(db, storeId, { sinceAt: now - wrongCodes.withinMinutes * MINUTE_MS, now })
}
