import { type JobKillCase, TICK_MS, tickJob } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { putCoupon, putTemplate } from '../../../loyalty/coupon/testing/a-template'
import { aMember as aPerson, openStores } from '../../../people/staff/testing/shop-floor'
import { aDraft, anOccasion } from '../../booking/testing/an-occasion'
import { aSend } from './kept-of-a-person'
import { accept, BOOKING, CHECK_IN, COUPON, GIFT, sendReminders } from './reminded'

const HOUR_MS = 3_600_000

/** What the kill matrix of jobs finds here. */
export const messageJobCases = (openedShop: () => Shop): JobKillCase[] => {
  const aMember = async () => {
    const shop = openedShop()
    sendReminders(shop)
    const phone = shop.phone()
    const { memberId } = await phone.call('home.open', {})
    return { shop, phone, memberId }
  }
  return [
    {
      job: 'settle-sends',
      when: 'a message lost its caller an hour ago',
      prepare: async () => {
        const { shop, phone, memberId } = await aMember()
        await accept(phone, CHECK_IN)
        const send = aSend({ memberId, now: shop.clock.now() - HOUR_MS })
        const wallet = shop.database.get('message_wallets', memberId) as unknown as { grants: object[] }
        const grants = wallet.grants.map((grant) => ({ ...grant, state: 'reserved', sendId: send._id }))
        shop.database.put('message_wallets', { ...wallet, _id: memberId, grants, live: 0 })
        shop.database.put('message_sends', { ...send })
      },
    },
    {
      job: 'queue-coupon-reminders',
      when: 'a coupon ends or a gift has come of somebody who wants to know, and of somebody who does not',
      prepare: async () => {
        const { shop, phone, memberId } = await aMember()
        sendReminders(shop, { templates: [COUPON, GIFT] })
        for (const template of [COUPON, GIFT]) await accept(phone, template)
        const other = await shop.phone().call('home.open', {})
        const template = putTemplate(shop)
        for (const owner of [memberId, other.memberId]) {
          const { _id: couponId, untilAt } = putCoupon(shop, template, owner, {})
          const notice = { kind: 'ending', couponId, memberId: owner, untilAt, status: 'queued', dueAt: 0 }
          shop.database.put('coupon_notices', { _id: `${couponId}:ending`, ...notice })
          shop.database.put('coupon_notices', { _id: `${couponId}:birthday`, ...notice, kind: 'birthday' })
        }
      },
    },
    {
      job: 'sweep-outbox',
      when: 'an occasion was moved and one called off, with guests of whom one wants to be told',
      prepare: async () => {
        const shop = openedShop()
        await openStores(shop)
        sendReminders(shop, { templates: [BOOKING] })
        const [asked, silent] = [await aPerson(shop), await aPerson(shop)]
        const [moved, off] = [await anOccasion(shop), await anOccasion(shop)]
        for (const { call } of [asked, silent])
          for (const occasionId of [moved, off]) await call('booking.signUp', { occasionId })
        for (const occasionId of [moved, off]) await accept(asked, BOOKING, undefined, occasionId)
        const startsAt = shop.clock.now() + 100 * HOUR_MS
        const draft = aDraft(shop, { startsAt, endsAt: startsAt + HOUR_MS })
        await shop.ops('booking.saveOccasion', { occasionId: moved, baseVersion: 1, draft })
        await shop.ops('booking.callOff', { occasionId: off, reason: '老师病了' })
        await tickJob('sweep-outbox')
        await tickJob('tell-occasions')
        shop.clock.advance(TICK_MS)
      },
    },
    {
      job: 'forget-sends',
      when: 'one message is of last year, and one of just now',
      prepare: async () => {
        const { shop, memberId } = await aMember()
        shop.database.put('message_sends', { ...aSend({ memberId, now: 0, id: 'old:0' }), state: 'sent' })
        shop.database.put('message_sends', { ...aSend({ memberId, now: shop.clock.now() }), state: 'sent' })
      },
    },
  ]
}
