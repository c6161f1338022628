import type { PickUp } from '#shared/loyalty/points-shop/pick-up'
import { collection } from '../../../platform/db/collection'
import { many, withoutInternals } from '../../../platform/noun/shown-records'

export const shownRecords = {
  pick_ups: many(collection<PickUp>('pick_ups'), {
    of: 'memberId',
    newestBy: 'at',
    // Where the record stands among others is the shop's business.
    show: ({ openCode: _open, isCodeHeld: _held, month: _month, valueFen: _value, ...pickUp }) =>
      withoutInternals(pickUp),
  }),
}
