import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { openStores } from '../../../people/staff/testing/shop-floor'
import { anImport, upload } from './till-file'

/** What the job of imports finds to do, for the kill matrix. */
export const importJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'carry-on-imports',
    when: 'an import was left after its purchases',
    prepare: async () => {
      const shop = openedShop()
      await openStores(shop)
      const fileId = upload(shop, ['customer,date,amount', 'A,2026-01-01,400', 'A,2026-01-02,9', 'B,2026-01-01,12'])
      shop.faults.add({ kind: 'error', match: { collection: 'identities', writes: true } })
      await shop.askOps('import.apply', anImport(fileId))
      shop.faults.clear()
      shop.clock.advance(5 * 60_000)
    },
  },
  {
    job: 'forget-imports',
    when: 'files and pages are old enough',
    prepare: async () => {
      const shop = openedShop()
      await openStores(shop)
      for (const name of ['a.csv', 'b.csv']) await shop.ops('import.beginUpload', { name, bytes: 12 })
      await shop.ops('import.apply', anImport(upload(shop, ['customer,date,amount', 'A,2026-01-01,400'])))
      shop.clock.advance(92 * 86_400_000)
    },
  },
]
