import type { EventName } from '#shared/insight/event/catalogue'
import type { BusinessDay } from '#shared/kernel/business-day'
import { type JobKillCase, TICK_MS, tickJob } from '../../../../testing/job-kill-matrix'
import { earned, memberIdOf, putLedger } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { ROLL_UP_JOB } from '../roll-up.jobs'
import { instant, putEvent } from './put-events'

/** What the jobs of events find to do, for the kill matrix. */
export const eventJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: ROLL_UP_JOB,
    when: 'an event comes late and a day loses its only purchase',
    prepare: async () => {
      const shop = openedShop()
      putLedger(shop, memberIdOf(1), [earned(instant('2026-11-01T09:00:00'), { points: 1 }, 'a')])
      putEvent(shop, { member: 1, at: '2026-11-18T09:00', phone: numbered(4) })
      putPurchase(shop, false)
      shop.clock.advance(TICK_MS)
      await tickJob(ROLL_UP_JOB)
      putEvent(shop, { member: 1, at: '2026-11-17T09:00', phone: numbered(2) })
      putPurchase(shop, true)
      shop.clock.advance(3 * TICK_MS)
    },
  },
  {
    job: 'expire-events',
    when: 'raw events are past their term',
    prepare: () => {
      const shop = openedShop()
      const checkpoint = { events_at: shop.clock.now(), events_id: '~' }
      shop.database.put('jobs', { _id: ROLL_UP_JOB, status: 'done', checkpoint })
      for (const day of ['2026-01-01', '2026-01-02', '2026-11-22']) {
        for (const name of ['page.viewed', 'request.failed', 'name.lost']) {
          const ids = { _id: `${name}:${day}`, memberId: memberIdOf(1) }
          // A name that the catalogue has lost.
          shop.database.put('events', { ...ids, name: name as EventName, day: day as BusinessDay, at: 0 })
        }
        shop.database.put('sessions', { _id: `session:${day}`, memberId: memberIdOf(1), day })
      }
    },
  },
]

const numbered = (seq: number) => ({ installId: 'install-of-one-phone', fromSeq: seq, toSeq: seq, covers: 1 })

function putPurchase(shop: Shop, isBack: boolean): void {
  const amountFen = 3_000
  const money = { amountFen, discountFen: 0, couponCount: 0, refundedFen: isBack ? amountFen : 0, isBack }
  const at = instant('2026-11-19T12:00:00')
  const rest = { storeId: 'str_east', refunds: [], basket: null, entryId: null, undone: null, source: 'import' }
  const when = { at, day: '2026-11-19', changedAt: shop.clock.now() }
  shop.database.put('purchases', { _id: 'str_east:1', memberId: memberIdOf(1), ...money, ...rest, ...when })
}
