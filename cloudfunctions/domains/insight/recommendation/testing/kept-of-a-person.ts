import type { Shop } from '../../../../testing/shop'

/** As the nightly job would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const again = [{ key: 'tea', count: 1, days: ['2026-11-20'] }]
  database.put('suggestions', { _id: memberId, again, mayLike: [], unwanted: [], madeAt: clock.now() })
}
