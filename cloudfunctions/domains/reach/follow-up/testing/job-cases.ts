import { DAY_MS } from '#shared/kernel/business-day'
import { newAccount } from '#shared/ledger/account/new-account'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { putMember } from '../../../insight/score/testing/put-buyers'
import { aStore, EAST } from '../../../people/staff/testing/shop-floor'
import { putFollowUp, putRules, putScore } from './a-follow-up'

/** What the kill matrix of jobs finds here. */
export const followUpJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'forget-follow-ups',
    when: 'one is of more than a year ago, and one of just now',
    prepare: () => {
      putFollowUp(openedShop(), memberIdOf(1), { madeAt: 0, state: 'done', endedAt: 1 })
      putFollowUp(openedShop(), memberIdOf(2))
    },
  },
  {
    job: 'pass-on-late-follow-ups',
    when: 'one is late with a clerk, and one with the manager',
    prepare: () => {
      const shop = openedShop()
      const now = shop.clock.now()
      putFollowUp(shop, memberIdOf(1), { dueAt: now - 1 })
      putFollowUp(shop, memberIdOf(2), { dueAt: now - 1, lateAt: now - DAY_MS })
    },
  },
  {
    job: 'count-follow-up-results',
    when: 'the days of one that was done and of one that was kept back are over',
    prepare: () => {
      const shop = openedShop()
      const now = shop.clock.now()
      const over = { madeAt: now - 15 * DAY_MS, resultDueAt: now - DAY_MS }
      putFollowUp(shop, memberIdOf(1), { ...over, state: 'done', endedAt: now })
      putFollowUp(shop, memberIdOf(2), { ...over, state: 'keptBack' })
    },
  },
  {
    job: 'make-follow-ups',
    when: 'two have been away for long, one of them on a list already and back since',
    prepare: () => {
      const shop = openedShop()
      putRules(shop, { asleep: { isOn: true } })
      const [one, two] = [putMember(shop, 1), putMember(shop, 2)]
      for (const memberId of [one, two]) putScore(shop, memberId, { days: 120, stage: 'asleep' })
      putFollowUp(shop, two, { madeAt: 1 })
      const account = newAccount(two, 'paper', 0)
      const counters = { ...account.counters, lastPurchaseAt: shop.clock.now() }
      shop.database.put('accounts', { ...account, counters })
      const { storeId, ...store } = aStore()
      shop.database.put('stores', { _id: storeId, isOpen: true, ...store })
      const role = { role: 'clerk', storeIds: [EAST], status: 'active', appointedAt: 0, dismissedAt: null }
      shop.database.put('staff', { _id: memberIdOf(9), name: '小林', ...role, wrongCodes: null })
    },
  },
]
