import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { earned, memberIdOf, putLedger } from '../../../../testing/put-ledger'
import { SHOP_OPENS_AT, type Shop } from '../../../../testing/shop'
import { start } from './exports'

/** What the jobs of exports find to do, for the kill matrix. */
export const exportJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'make-exports',
    when: 'one of the ledger and one of members wait',
    prepare: async () => {
      const shop = openedShop()
      putLedger(shop, memberIdOf(1), [earned(SHOP_OPENS_AT - 1000, { points: 30 }, 'a')])
      await start(shop, { kind: 'entries' })
      await start(shop)
    },
  },
  {
    job: 'remove-exports',
    when: 'the time of one is over, one was given up, one is still to be fetched',
    prepare: async () => {
      const shop = openedShop()
      const [over, given, kept] = [await start(shop), await start(shop), await start(shop)]
      const put = (exportId: string, part: object) =>
        shop.database.put('exports', { ...shop.database.get('exports', exportId), _id: exportId, ...part })
      const { fileId } = shop.storage.put('exports/over.csv', Buffer.from('a'))
      const ready = { status: 'ready', readyAt: SHOP_OPENS_AT, parts: [{ fileId, rows: 1, bytes: 1 }] }
      put(over.exportId, { ...ready, filesUntilAt: SHOP_OPENS_AT })
      put(given.exportId, { status: 'cancelled', filesUntilAt: SHOP_OPENS_AT })
      put(kept.exportId, { ...ready, filesUntilAt: SHOP_OPENS_AT + 86_400_000 })
    },
  },
]
