import { type JobKillCase, tickJob } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { personalization, putBuyers, putMember, putPurchase, putRefund } from './put-buyers'

const JOB = 'score-members'
const DAY_MS = 86_400_000
/** Too few for a forecast, which would only make the night longer without adding any steps. */
const BUYERS = 14

/** The scoring job's lines of the kill matrix. */
export function scoreJobCases(openedShop: () => Shop): JobKillCase[] {
  const prepare = () => {
    const shop = openedShop()
    putBuyers(shop, BUYERS, '2026-11-21')
    // Who may not be scored, and a record that was merged.
    putPurchase(shop, putMember(shop, 101, { consents: personalization(false) }), '2026-11-01')
    const merge = { mergeId: 'm', into: memberIdOf(1), at: 0, identityIds: [], note: '' }
    putPurchase(shop, putMember(shop, 102, { status: 'merged', merge, identityIds: [] }), '2026-11-02')
  }
  return [
    { job: JOB, when: 'it is the first night: a sample, a fit, everybody', prepare },
    {
      job: JOB,
      when: 'two have bought, one was paid back in the morning, one withdrew, and some are due',
      prepare: async () => {
        const shop = openedShop()
        prepare()
        const early = putPurchase(shop, memberIdOf(3), '2026-11-20')
        await tickJob(JOB)
        // On the morning on which the first night's run was made up for, just before it.
        putRefund(shop, early, 3000, shop.clock.now() - 3_600_000)
        shop.clock.advance(DAY_MS)
        putPurchase(shop, memberIdOf(5), '2026-11-22')
        putPurchase(shop, putMember(shop, 103), '2026-11-22')
        const withdrawn = shop.database.get('members', memberIdOf(5))
        shop.database.put('members', { ...withdrawn, _id: memberIdOf(5), consents: personalization(false) })
      },
    },
  ]
}
