import { businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import type { FollowUp, FollowUpPerson } from '#shared/reach/follow-up/follow-up'
import { newPerson, toStore } from '#shared/reach/follow-up/follow-up'
import type { Shop } from '../../../../testing/shop'
import { EAST } from '../../../people/staff/testing/shop-floor'

/** Of a member who comes less often, due tomorrow, for whoever of the east takes it. */
export function aFollowUp({ clock }: Pick<Shop, 'clock'>, memberId: string, change: Partial<FollowUp> = {}): FollowUp {
  const now = clock.now()
  return {
    _id: `${memberId}:warning:1`,
    memberId,
    because: [{ reason: 'at-risk', source: 'warning:1', why: '平时 8 天来一次，这次隔了 31 天' }],
    say: '有一阵没见您了',
    offer: null,
    storeId: EAST,
    to: toStore(EAST),
    state: 'open',
    droppedFor: null,
    madeAt: now,
    madeDay: businessDayOf(now),
    dueAt: now + DAY_MS,
    lateAt: null,
    endedBy: null,
    endedAt: null,
    note: '',
    given: null,
    resultDueAt: now + 14 * DAY_MS,
    result: null,
    ...change,
  }
}

/** As the night would have left it. */
export function putFollowUp(shop: Shop, memberId: string, change: Partial<FollowUp> = {}): string {
  const followUp = aFollowUp(shop, memberId, change)
  shop.database.put('follow_ups', { ...followUp })
  const person = { ...newPerson(memberId), openId: followUp._id, lastMadeAt: followUp.madeAt }
  if (followUp.state === 'open') shop.database.put('follow_up_people', { ...person })
  return followUp._id
}

export const followUpOf = ({ database }: Pick<Shop, 'database'>, id: string) =>
  database.get('follow_ups', id) as unknown as FollowUp
export const personOf = ({ database }: Pick<Shop, 'database'>, memberId: string) =>
  database.get('follow_up_people', memberId) as unknown as FollowUpPerson | null
