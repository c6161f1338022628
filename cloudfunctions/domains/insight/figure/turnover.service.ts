import type { figureContract } from '#shared/insight/figure/contract'
import { figureDayId, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { changeOnce } from '../../base/audit/audit.face'
import { saveTurnover } from './figure.repository'

type Entering = ParsedInput<(typeof figureContract)['figure.enterTurnover']>

/** One number of a day and place: entered again, the last one counts, and the record of changes has them all. */
export async function enterTurnover(context: Context, { day, storeId = WHOLE_SHOP, totalFen, orders }: Entering) {
  const _id = figureDayId(day, storeId)
  const audited = {
    action: 'figure.enterTurnover',
    subject: _id,
    storeId: storeId === WHOLE_SHOP ? null : storeId,
    note: orders === undefined ? `${totalFen / 100} 元` : `${totalFen / 100} 元，${orders} 笔`,
  }
  const turnover = { _id, day, storeId, totalFen, ...(orders !== undefined && { orders }), at: context.now }
  await changeOnce(context, audited, (tx) => saveTurnover(tx, turnover))
  return { day, totalFen, orders: orders ?? null }
}
