import { businessDayOf } from '#shared/kernel/business-day'
import type { Shop } from '../../../../testing/shop'

/** As having seen an arm would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const at = clock.now()
  const experimentId = 'exp_00000000000001'
  const seen = { experimentId, memberId, arm: 'b', at, day: businessDayOf(at) }
  database.put('exposures', { _id: `${experimentId}:${memberId}`, ...seen })
}
