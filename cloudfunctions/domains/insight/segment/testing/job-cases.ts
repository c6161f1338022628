import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { boughtLately, build, DAY_MS, putPerson, putPurchase, putSegment, review } from './put-people'

/** What the jobs of tags and segments find to do, for the kill matrix. */
export const segmentJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'review-portraits',
    when: 'one member comes, one goes, one is new, one has withdrawn',
    prepare: arrangedOnce(openedShop, async (shop) => {
      putSegment(shop, 'buyers', boughtLately)
      shop.clock.advance(-29 * DAY_MS)
      for (const number of [1, 2, 3]) putPerson(shop, number)
      putPurchase(shop, 1)
      putPurchase(shop, 3)
      await build()
      await review()
      shop.clock.advance(29 * DAY_MS)
      await review()
      shop.clock.advance(DAY_MS)
      putPurchase(shop, 2)
      putPerson(shop, 4, { joinedDaysAgo: 0 })
      const refused = { personalization: { version: 1, isGranted: false, at: 0 } }
      const member = shop.database.get('members', memberIdOf(3))
      shop.database.put('members', { ...member, _id: memberIdOf(3), consents: refused, updatedAt: shop.clock.now() })
    }),
  },
  {
    job: 'build-segments',
    when: 'one is new, one was changed, one is given up',
    prepare: arrangedOnce(openedShop, async (shop) => {
      for (const number of [1, 2, 3]) putPerson(shop, number)
      putPurchase(shop, 1)
      putSegment(shop, 'changed', boughtLately)
      putSegment(shop, 'ended', boughtLately)
      await build()
      shop.clock.advance(5 * 60_000)
      const savedAt = 0
      const [changed, ended] = ['seg_changed', 'seg_ended'].map((_id) => ({
        ...shop.database.get('segments', _id),
        _id,
      }))
      const again = { version: 2, state: 'building', condition: { kind: 'not', of: boughtLately }, savedAt }
      shop.database.put('segments', { ...changed, _id: 'seg_changed', ...again })
      shop.database.put('segments', { ...ended, _id: 'seg_ended', state: 'ending', version: 2, savedAt })
      putSegment(shop, 'new', { kind: 'joined', when: { withinDays: 366 } })
    }),
  },
  {
    job: 'forget-segment-changes',
    when: 'some are past their term',
    prepare: () => {
      for (const day of ['2025-01-01', '2026-11-01']) {
        openedShop().database.put('segment_changes', {
          _id: `mem_1:${day}`,
          memberId: 'mem_1',
          segmentId: 'seg_a',
          day,
          at: 0,
        })
      }
    },
  },
]

/** The matrix arranges the same again and again: the jobs that this takes run once, then what they left is put back. */
function arrangedOnce(openedShop: () => Shop, arrange: (shop: Shop) => Promise<void>): () => Promise<void> {
  let kept: { collections: ReturnType<Shop['database']['dump']>['collections']; now: number } | null = null
  return async () => {
    const shop = openedShop()
    if (kept === null) {
      await arrange(shop)
      kept = { collections: shop.database.dump().collections, now: shop.clock.now() }
    } else {
      for (const [name, documents] of Object.entries(kept.collections)) {
        for (const document of documents) shop.database.put(name, document)
      }
      shop.clock.set(kept.now)
    }
  }
}
