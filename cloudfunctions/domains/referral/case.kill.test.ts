import { describeJobMatrix } from '../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../testing/kill-matrix'
import { openShop, type Shop } from '../../testing/shop'
import { aClerk, openStores } from '../staff/testing/shop-floor'
import { detect } from './detect.service'
import { aHeldCase, anInviterOn, buys, friendsOn, hearOfActs, ONE_PHONE } from './testing/held'
import { DAY_MS, openProgramme, sweep } from './testing/programme'

// Killed at each of its database calls, what holds a bond, or decides about it, must come to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function aCase(of: Shop, accounts: number) {
  await openStores(of)
  const clerk = await aClerk(of)
  openProgramme(of, { holdDays: 0, budgetFriends: 100 })
  return { clerk, ...(await aHeldCase(of, clerk, accounts)) }
}

const decidingCase = (action: 'referral.decideCase', decision: 'release' | 'refuse'): KillCase => ({
  name: `${action}, to ${decision}`,
  prepare: async (of) => {
    const { caseId } = await aCase(of, 3)
    return (requestId) => of.askOps(action, { caseId, decision, note: '看过小票', by: '周总' }, requestId)
  },
})

describeKillMatrix(
  () => shop,
  [decidingCase('referral.decideCase', 'release'), decidingCase('referral.decideCase', 'refuse')],
)

describeJobMatrix(
  () => shop,
  [
    {
      job: 'settle-bonds',
      when: 'a third account on one phone has acted',
      prepare: async () => {
        await openStores(shop)
        const clerk = await aClerk(shop)
        openProgramme(shop, { holdDays: 7 })
        const inviter = await anInviterOn(shop, ONE_PHONE)
        const [first = '', second = ''] = await friendsOn(shop, inviter, ONE_PHONE, 2)
        await buys(shop, clerk, first)
        await sweep(shop, detect)
        await buys(shop, clerk, second)
        await hearOfActs(shop)
        shop.database.remove('jobs', 'settle-bonds')
      },
    },
    {
      job: 'lapse-held-referrals',
      when: 'one of a case has waited for thirty days',
      prepare: async () => {
        await aCase(shop, 2)
        shop.clock.advance(31 * DAY_MS)
      },
    },
    {
      job: 'note-referral-outcomes',
      when: 'a friend joined a month ago',
      prepare: async () => {
        const { friends } = await aCase(shop, 2)
        const known = shop.database.get('referral_verdicts', friends[0] ?? '')
        if (known) shop.database.put('referral_verdicts', { ...known, outcomeDueAt: null })
        shop.clock.advance(31 * DAY_MS)
      },
    },
    {
      job: 'forget-referral-signals',
      when: 'everything is old',
      prepare: async () => {
        await aCase(shop, 2)
        shop.clock.advance(182 * DAY_MS)
      },
    },
  ],
)
