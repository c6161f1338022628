import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { aClerk, EAST, openStores, type Person, unusedCode } from '../../../people/staff/testing/shop-floor'
import { aFriend, anInviter, DAY_MS, openProgramme, sweep } from './programme'

async function buys(shop: Shop, clerk: Person, memberId: string): Promise<string> {
  const sale = { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: 3_000 }
  return (await clerk.call('purchase.record', sale)).purchase.purchaseId
}

async function aFloor(shop: Shop): Promise<Person> {
  await openStores(shop)
  return aClerk(shop)
}

/** What the job of bonds finds to do, for the kill matrix: one line for each job. */
export const referralJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'settle-bonds',
    when: 'a reward is due, with a step of the ladder',
    prepare: async () => {
      const shop = openedShop()
      const clerk = await aFloor(shop)
      openProgramme(shop, { holdDays: 1, bindingDays: 3, ladder: [{ friends: 1, points: 7 }], budgetFriends: 100 })
      const friend = await aFriend(shop, (await anInviter(shop)).code)
      await buys(shop, clerk, friend.memberId)
      await sweep(shop)
      shop.clock.advance(4 * DAY_MS)
      shop.database.remove('jobs', 'settle-bonds')
    },
  },
]

/** What the sweep of promises finds to do for invitations: in a matrix of its own, for the sweep has its line already. */
export const referralSweepCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'sweep-outbox',
    when: 'the purchase of a friend was undone and entered anew',
    prepare: async () => {
      const shop = openedShop()
      const clerk = await aFloor(shop)
      openProgramme(shop, { holdDays: 1 })
      const friend = await aFriend(shop, (await anInviter(shop)).code)
      const mistyped = await buys(shop, clerk, friend.memberId)
      await sweep(shop)
      await clerk.call('purchase.undo', { purchaseId: mistyped, note: '输错' })
      await buys(shop, clerk, friend.memberId)
      shop.database.remove('jobs', 'sweep-outbox')
      shop.clock.advance(5 * 60_000)
    },
  },
]
