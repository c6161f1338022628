import type { JobKillCase } from '../../../testing/job-kill-matrix'
import type { Shop } from '../../../testing/shop'

/** What the job of channels finds to do, for the kill matrix. */
export const entranceJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'roll-up-channels',
    when: 'somebody joined, and a visit of the day before is told late',
    prepare: async () => {
      const shop = openedShop()
      const phone = shop.phone()
      await phone.call('home.open', {})
      const ids = { touchId: shop.newRequestId(), sessionId: shop.newRequestId() }
      await phone.call('entrance.recordTouch', { ...ids, agoMs: 86_400_000, scene: 1007 })
      shop.clock.advance(3 * 60_000)
    },
  },
]
