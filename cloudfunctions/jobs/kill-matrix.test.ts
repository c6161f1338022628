import { SCHEMA } from '#shared/base/migration/schema'
import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { nothingHad } from '#shared/ledger/account/past'
import { defaultPointsRules } from '#shared/ledger/points/rules'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import type { Refund } from '#shared/till/purchase/purchase'
import { putPurchase } from '../domains/insight/score/testing/put-buyers'
import { newMember } from '../domains/people/member/new-member'
import { nouns } from '../nouns'
import { jobsOf } from '../platform/noun/job'
import { describeJobMatrix, type JobKillCase, TICK_MS, tickJob } from '../testing/job-kill-matrix'
import { putSchema } from '../testing/migrate'
import { jobCasesOfNouns } from '../testing/of-nouns'
import { earned, memberIdOf, putLedger } from '../testing/put-ledger'
import { openShop, SHOP_OPENS_AT, type Shop } from '../testing/shop'

// Every job that writes is here or with its noun: killed at each of its database calls, the next ticks must bring it to
// the same end.

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const inMarch = SHOP_OPENS_AT - 620 * DAY_MS
const lately = SHOP_OPENS_AT - 30 * DAY_MS
const ended = '2026-11-20' as BusinessDay

const cases: JobKillCase[] = [
  {
    job: 'migrate',
    when: 'a customer’s number stands open in keys, in a merged record and in a run',
    prepare: () => {
      putSchema(shop, { begun: SCHEMA, done: 0 })
      const clear = 'till:str_east:13800001177'
      const joined = { at: lately, via: 'import', storeId: 'str_east', entrance: null, requestId: '' } as const
      const [kept, gone] = [memberIdOf(1), memberIdOf(2)]
      const merge = { mergeId: 'm', into: kept, at: lately, identityIds: [clear], note: '' }
      putLedger(shop, kept, [earned(lately, { points: 30 }, 'a')])
      putLedger(shop, gone, [])
      shop.database.put('members', { ...newMember(kept, joined, [clear]) })
      shop.database.put('members', { ...newMember(gone, joined, []), status: 'merged', merge })
      shop.database.put('identities', { _id: clear, memberId: kept, granted: [], at: lately })
      shop.database.put('imports', { _id: 'imp_a', doneTo: '13800001177', isDone: true })
    },
  },
  {
    job: 'migrate',
    when: 'two promises of before facts were told lie there, one of them set aside',
    prepare: () => {
      putSchema(shop, { begun: 1, done: 1 })
      const gift = { kind: 'tier-gift', memberId: memberIdOf(1), payload: { tierKey: 'jade' } }
      const due = { status: 'due', dueAt: lately, attempts: 0, promisedAt: lately }
      shop.database.put('outbox', { _id: 'tier-gift:1', ...gift, ...due })
      shop.database.put('outbox', { _id: 'tier-gift:2', ...gift, ...due, status: 'failed', attempts: 8 })
    },
  },
  {
    job: 'forget-known-people',
    when: 'one member left 24 months and a day ago, one a day less',
    prepare: () => {
      const past = nothingHad('2024-01-01' as BusinessDay)
      for (const [_id, day] of [
        ['per_long-ago', '2024-11-21'],
        ['per_lately', '2024-11-22'],
      ] as const) {
        shop.database.put('known_people', { _id, leftAt: startOfDay(day as BusinessDay), of: null, past })
      }
    },
  },
  {
    job: 'expire-points',
    when: 'two members have lots that ended and one has none',
    prepare: () => {
      const facts = [earned(inMarch, { points: 30 }, 'a'), earned(lately, { points: 50 }, 'b')]
      putLedger(shop, memberIdOf(1), facts)
      putLedger(shop, memberIdOf(2), [earned(inMarch, { points: 30 }, 'c')])
      putLedger(shop, memberIdOf(3), [earned(lately, { points: 30 }, 'd')])
    },
  },
  {
    job: 'review-tiers',
    when: 'one member keeps the tier and one falls',
    prepare: () => {
      const tier = { key: 'jade', sinceDay: '2025-11-20' as BusinessDay, untilDay: ended }
      putLedger(shop, memberIdOf(1), [earned(lately, { growth: 250 }, 'a')], { tier })
      putLedger(shop, memberIdOf(2), [earned(lately, { growth: 10 }, 'b')], { tier })
    },
  },
  {
    job: 'rate-again',
    when: 'a lower threshold lifts two members',
    prepare: async () => {
      putLedger(shop, memberIdOf(1), [earned(lately, { growth: 150 }, 'a')])
      putLedger(shop, memberIdOf(2), [earned(lately, { growth: 150 }, 'b')])
      const [paper, jade, ...rest] = defaultTierRules.tiers
      if (!jade) throw new Error('the built-in rules have a second tier')
      const tiers = [paper, { ...jade, threshold: 100, keepGrowth: 100 }, ...rest]
      shop.database.put('settings', { ...stored('tier', { ...defaultTierRules, tiers }) })
      await tickJob('rate-again')
      shop.clock.advance(TICK_MS)
    },
  },
  {
    job: 'sweep-outbox',
    when: 'a gift was promised and not given',
    prepare: () => {
      putLedger(shop, memberIdOf(1), [])
      const gift = { kind: 'tier-gift', memberId: memberIdOf(1), payload: { tierKey: 'jade' } }
      const due = { status: 'due', dueAt: lately, attempts: 0, promisedAt: lately }
      shop.database.put('outbox', { _id: 'tier-gift:1', ...gift, ...due })
      shop.database.put('outbox', { _id: 'tier-gift:2', ...gift, ...due, status: 'failed', attempts: 8 })
    },
  },
  {
    job: 'forget-outbox',
    when: 'an answered promise is old enough',
    prepare: () => {
      const dueAt = SHOP_OPENS_AT - 40 * DAY_MS
      shop.database.put('outbox', { _id: 'tier-gift:1', status: 'done', dueAt })
      shop.database.put('outbox', { _id: 'tier-gift:2', status: 'done', dueAt: SHOP_OPENS_AT })
    },
  },
  {
    job: 'audit-ledgers',
    when: 'one ledger does not add up',
    prepare: () => {
      putLedger(shop, memberIdOf(1), [earned(lately, { points: 30 }, 'a')])
      putLedger(shop, memberIdOf(2), [earned(lately, { points: 30 }, 'b')])
      shop.database.remove('entries', 'check-in:b')
    },
  },
  {
    job: 'count-sold-goods',
    when: 'a product was sold on two days',
    prepare: () => {
      const line = { category: null, productKey: 'tea', unitFen: 1500, quantity: 2, discountFen: 0 }
      const basket = { totalFen: 3000, deliveryFen: 0, deliveryDiscountFen: 0, lines: [line], coupons: [] }
      for (const day of ['2026-11-19', '2026-11-20']) putPurchase(shop, memberIdOf(1), day, { basket })
    },
  },
  {
    job: 'forget-till-nonces',
    when: 'one is too old to be sent again, and one is not',
    prepare: () => {
      shop.database.put('till_nonces', { _id: 'k:1', keyId: 'k', at: lately })
      shop.database.put('till_nonces', { _id: 'k:2', keyId: 'k', at: SHOP_OPENS_AT })
    },
  },
  {
    job: 'forget-desk-sessions',
    when: 'one sign-in and one session are long over',
    prepare: () => {
      for (const [number, at] of [inMarch, SHOP_OPENS_AT].entries()) {
        shop.database.put('desk_sign_ins', { _id: `${number}`, createdAt: at })
        shop.database.put('desk_sessions', { _id: `${number}`, untilAt: at })
      }
    },
  },
  {
    job: 'audit-purchases',
    when: 'one purchase is all back and still counts',
    prepare: () => {
      const refunds = [{ refundId: 'r', amountFen: 3000, goods: null }] as unknown as Refund[]
      putPurchase(shop, memberIdOf(1), '2026-11-20', { refundedFen: 3000, refunds })
      putPurchase(shop, memberIdOf(2), '2026-11-20')
    },
  },
  {
    job: 'audit-records',
    when: 'a member counts a purchase that nobody made',
    prepare: async () => {
      const { memberId } = await shop.phone().call('home.open', {})
      const account = shop.database.get('accounts', memberId) as unknown as Account
      const counters = { ...account.counters, purchaseCount: 1 }
      shop.database.put('accounts', { ...account, counters, updatedAt: inMarch })
    },
  },
  {
    job: 'reconcile-settings',
    when: 'one document was edited well, one badly, and one was deleted',
    prepare: () => {
      shop.database.put('settings', { ...stored('points', { ...defaultPointsRules, welcomePoints: 1 }) })
      shop.database.put('settings', { ...stored('tier', { ...defaultTierRules, windowMonths: 0 }) })
      const version = { setting: 'check-in', version: 1, value: {}, by: '系统', approvedBy: null, note: '', at: 0 }
      shop.database.put('history', { _id: 'check-in:1', ...version, requestId: '' })
    },
  },
]

test('every job has its line, here or in its noun’s `testing/job-cases.ts`', async () => {
  const jobs = (await jobsOf(nouns)).map(({ name }) => name)
  const lines = [...cases, ...(await jobCasesOfNouns(() => shop))].map(({ job }) => job)
  expect([...new Set(lines)].sort()).toEqual(jobs.sort())
})

describeJobMatrix(() => shop, cases)

function stored(setting: string, value: unknown) {
  return { _id: setting, version: 1, value, digest: 'of something else', by: '周总', at: lately }
}
