import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { SHOP_OPENS_AT, type Shop } from '../../../../testing/shop'

/** The roll-up has come past the last midnight. */
export function putRolledUp(shop: Shop, untilAt: number): void {
  const state = shop.database.get('jobs', 'roll-up-events')
  shop.database.put('jobs', { ...state, _id: 'roll-up-events', checkpoint: { events_at: untilAt } })
}

/** What is prepared and told, for the kill matrix. */
export const todayJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'prepare-today',
    when: 'there is one store',
    prepare: () => {
      const shop = openedShop()
      shop.database.put('stores', { _id: 'str_east', name: '常来茶铺', region: '华东', address: '', status: 'open' })
    },
  },
  {
    job: 'make-briefs',
    when: 'the reports of a day, a week and a month are due',
    prepare: () => putRolledUp(openedShop(), SHOP_OPENS_AT),
  },
]
