import type { figureContract } from '#shared/insight/figure/contract'
import { ALL_STORES, figureDayId } from '#shared/insight/figure/figure-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { changeOnce } from '../../base/audit/audit.face'
import { saveTurnover } from './figure.repository'

type Entering = ParsedInput<(typeof figureContract)['figure.enterTurnover']>

/** One number of a day and place: entered again, the last one counts, and the record of changes has them all. */
export async function enterTurnover(context: Context, { day, storeId = ALL_STORES, totalFen }: Entering) {
  const _id = figureDayId(day, storeId)
  const audited = {
    action: 'figure.enterTurnover',
    subject: _id,
    storeId: storeId === ALL_STORES ? null : storeId,
    note: `${totalFen / 100} 元`,
  }
  await changeOnce(context, audited, (tx) => saveTurnover(tx, { _id, day, storeId, totalFen, at: context.now }))
  return { day, totalFen }
}
