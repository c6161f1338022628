import { newPickUp } from '#shared/loyalty/points-shop/pick-up'
import type { Shop } from '../../../../testing/shop'
import { someTerms } from './some-goods'

/** A pick-up that was collected long ago. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const goods = {
    ...someTerms(),
    _id: 'gds_kept',
    state: 'live',
    changed: { by: '周总', note: '测试', at: 0 },
  } as const
  const draft = {
    _id: 'pku_kept-pick-up-of-a-person',
    memberId,
    goods,
    storeId: 'str_east',
    pointsPaid: 300,
    code: '8K2M55',
  }
  const pickUp = newPickUp({ ...draft, now: clock.now() })
  const ended = { at: clock.now(), requestId: 'request-of-a-clerk', staffId: 'mem_0000000000', why: null }
  database.put('pick_ups', { ...pickUp, status: 'collected', openCode: pickUp._id, ended })
}
