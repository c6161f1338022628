import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'

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
  {
    job: 'make-code-pictures',
    when: 'somebody waits for a picture that was made before and is gone',
    prepare: () => {
      const gone = 'cloud://local-env/codes/OLDDOOR2.png'
      openedShop().database.put('code_pictures', { _id: 'OLDDOOR2', fileId: gone, wantedAt: 2, at: 1 })
    },
  },
  {
    job: 'forget-traces',
    when: 'visits of half a year ago still tell phones apart',
    prepare: () => {
      const shop = openedShop()
      for (const day of ['2026-05-24', '2026-05-25', '2026-11-20']) {
        shop.database.put('touches', { _id: `visit:${day}`, memberId: memberIdOf(1), day, device: 'd', network: 'n' })
      }
    },
  },
]
