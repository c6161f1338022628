import { newWork } from '#shared/reach/due/due-work'
import type { Shop } from '../../../../testing/shop'

/** As a wish for a reminder would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const dueAt = clock.now() + 9 * 86_400_000
  const work = newWork({
    _id: `reminder:check-in:${memberId}`,
    kind: 'reminder',
    memberId,
    dueAt,
    facts: { purpose: 'check-in-next', couponId: `coupon:${memberId}` },
  })
  database.put('due_work', { ...work, state: 'done' })
}
