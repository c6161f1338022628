import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { aClerk, openStores } from '../../../people/staff/testing/shop-floor'
import { detect } from '../detect.service'
import { aHeldCase, anInviterOn, buys, friendsOn, hearOfActs, ONE_PHONE } from './held'
import { DAY_MS, openProgramme, sweep } from './programme'

export async function aCase(of: Shop, accounts: number) {
  await openStores(of)
  const clerk = await aClerk(of)
  openProgramme(of, { holdDays: 0, budgetFriends: 100 })
  return { clerk, ...(await aHeldCase(of, clerk, accounts)) }
}

/** Beside the bond's own line: what settling does when it holds one. */
export const holdingCase = (openedShop: () => Shop): JobKillCase => ({
  job: 'settle-bonds',
  when: 'a third account on one phone has acted',
  prepare: async () => {
    await openStores(openedShop())
    const clerk = await aClerk(openedShop())
    openProgramme(openedShop(), { holdDays: 7 })
    const inviter = await anInviterOn(openedShop(), ONE_PHONE)
    const [first = '', second = ''] = await friendsOn(openedShop(), inviter, ONE_PHONE, 2)
    await buys(openedShop(), clerk, first)
    await sweep(openedShop(), detect)
    await buys(openedShop(), clerk, second)
    await hearOfActs(openedShop())
    openedShop().database.remove('jobs', 'settle-bonds')
  },
})

/** What the jobs about held bonds find to do, for the kill matrix. */
export const caseJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'lapse-held-referrals',
    when: 'one of a case has waited for thirty days',
    prepare: async () => {
      await aCase(openedShop(), 2)
      openedShop().clock.advance(31 * DAY_MS)
    },
  },
  {
    job: 'note-referral-outcomes',
    when: 'a friend joined a month ago',
    prepare: async () => {
      const { friends } = await aCase(openedShop(), 2)
      const known = openedShop().database.get('referral_verdicts', friends[0] ?? '')
      if (known) openedShop().database.put('referral_verdicts', { ...known, outcomeDueAt: null })
      openedShop().clock.advance(31 * DAY_MS)
    },
  },
  {
    job: 'forget-referral-signals',
    when: 'everything is old',
    prepare: async () => {
      await aCase(openedShop(), 2)
      openedShop().clock.advance(182 * DAY_MS)
    },
  },
]
