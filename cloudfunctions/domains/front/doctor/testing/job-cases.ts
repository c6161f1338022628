import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { breakLedger } from './broken-ledger'

/** What the examination finds, for the kill matrix. */
export const doctorJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'examine',
    when: 'a balance was typed by hand, and an earlier finding is no more',
    prepare: () => {
      const shop = openedShop()
      breakLedger(shop)
      const times = { firstAt: 1, at: 1, runId: 'earlier' }
      const gone = { check: 'ledgers', subject: 'mem_gone', text: '', status: 'open', repair: null }
      shop.database.put('findings', { _id: 'ledgers:mem_gone', ...gone, ...times })
    },
  },
]
