import type { Shop } from '../../../../testing/shop'
import { openTemplate } from '../../../loyalty/coupon/testing/a-template'
import { accept, CHECK_IN, sendReminders, sentOf } from '../../message/testing/reminded'
import { aTraveller, lettersOf, runsOf, startJourney } from './travelling'

/** A journey that gives everything that a journey can give. */
export async function startFull(shop: Shop): Promise<void> {
  sendReminders(shop)
  await openTemplate(shop, { ways: ['batch'] })
  await startJourney(shop, {
    budgetFen: 10_000,
    start: 'part',
    nodes: [
      {
        kind: 'split',
        id: 'part',
        parts: [
          { percent: 50, next: 'letter' },
          { percent: 50, next: 'letter' },
        ],
      },
      { kind: 'inbox', id: 'letter', title: '谢谢你来', body: '明天也可以来坐坐', next: 'coupon' },
      { kind: 'coupon', id: 'coupon', couponKey: 'twenty', next: 'points' },
      { kind: 'points', id: 'points', points: 30, next: 'tag' },
      { kind: 'tag', id: 'tag', tagKey: 'regular', days: 7, next: 'night' },
      { kind: 'wait', id: 'night', duration: { amount: 0, unit: 'minutes' }, until: '09:00', next: 'say' },
      { kind: 'message', id: 'say', purpose: 'check-in-next', next: null },
    ],
  })
}

export async function aFullTraveller(shop: Shop) {
  const phone = await aTraveller(shop)
  await accept(phone, CHECK_IN)
  await accept(phone, CHECK_IN)
  // Without the reminder that the answer asks for: what is told is the journey's.
  for (const { _id } of shop.database.find('due_work')) shop.database.remove('due_work', String(_id))
  await phone.call('check-in.perform', {})
  return phone
}

/** What members have of it: each should be there once. */
export const givenBy = (shop: Shop) => ({
  runs: runsOf(shop).map(({ state, endedWhy }) => `${state} ${endedWhy}`),
  letters: lettersOf(shop).length,
  coupons: shop.database.find('coupons').length,
  points: shop.database.find('entries').filter(({ reason }) => reason === 'journey').length,
  tags: shop.database
    .find('portraits')
    .flatMap(({ tags }) => tags as { key: string }[])
    .filter(({ key }) => key === 'regular').length,
  spent: shop.database.find('journey_spendings').reduce((sum, { spentFen }) => sum + Number(spentFen), 0),
  messages: sentOf(shop).length,
})
