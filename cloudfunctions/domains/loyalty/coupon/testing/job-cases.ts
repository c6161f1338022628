import { newAccount } from '#shared/ledger/account/new-account'
import { lookupHash, seal } from '../../../../platform/crypto/field-cipher'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf, putLedger } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { newMember } from '../../../people/member/new-member'
import { putCoupon, putTemplate } from './a-template'

const DAY_MS = 86_400_000
const [one, two] = [memberIdOf(1), memberIdOf(2)]
const SWEEP = 'sweep-coupon-reservations'

/** The coupon jobs' lines of the kill matrix. */
export function couponJobCases(openedShop: () => Shop): JobKillCase[] {
  const lockUntil = (untilAt: number) => ({
    requestId: 'request-of-a-till',
    staffId: one,
    storeId: 'str_east',
    untilAt,
  })
  const now = () => openedShop().clock.now()
  return [
    {
      job: 'expire-coupons',
      when: 'two coupons are over, one of them under a lock that lapsed',
      prepare: () => {
        const template = putTemplate(openedShop())
        const untilAt = now() - DAY_MS
        putCoupon(openedShop(), template, one, { untilAt })
        putCoupon(openedShop(), template, two, { untilAt, status: 'locked', lock: lockUntil(untilAt) })
      },
    },
    {
      job: 'queue-ending-notices',
      when: 'two of three coupons end soon',
      prepare: () => {
        const template = putTemplate(openedShop())
        putCoupon(openedShop(), template, one, { untilAt: now() + DAY_MS })
        putCoupon(openedShop(), template, two, { untilAt: now() + 2 * DAY_MS })
        putCoupon(openedShop(), template, two, { sourceId: 'later', untilAt: now() + 9 * DAY_MS })
      },
    },
    {
      job: 'grant-welcome-coupons',
      mendedBy: [SWEEP],
      when: 'two of three newcomers did not come back for theirs',
      prepare: () => {
        const shop = openedShop()
        putTemplate(shop, { ways: ['welcome'] })
        for (const [index, memberId] of [one, two, memberIdOf(3)].entries()) {
          putLedger(shop, memberId, [])
          const joined = { at: now(), via: 'wechat', storeId: null, entrance: null, requestId: 'join' } as const
          const welcomeDueAt = index === 2 ? null : now()
          shop.database.put('members', { ...newMember(memberId, joined, []), welcomeDueAt })
        }
      },
    },
    {
      job: SWEEP,
      when: 'a lock has lapsed, one reservation of the stock has its coupon and one has none',
      prepare: () => {
        const shop = openedShop()
        const template = putTemplate(shop)
        const { _id: couponId, taken } = putCoupon(shop, template, one, {
          status: 'locked',
          lock: lockUntil(now() - 60_000),
        })
        const at = now() - 3_600_000
        const open = {
          [taken.takeId]: { couponId, at, stock: 1, day: null },
          tak_orphan: { couponId: 'never-written', at, stock: 1, day: null },
        }
        shop.database.put('coupon_stock', {
          ...shop.database.get('coupon_stock', 'tpl_twenty:0'),
          _id: 'tpl_twenty:0',
          issued: 2,
          open,
        })
      },
    },
    {
      job: 'audit-coupon-stock',
      when: 'a shard says more than there are coupons',
      prepare: () => {
        const shop = openedShop()
        putCoupon(shop, putTemplate(shop), one)
        shop.database.put('coupon_stock', {
          ...shop.database.get('coupon_stock', 'tpl_twenty:0'),
          _id: 'tpl_twenty:0',
          issued: 5,
        })
      },
    },
    {
      job: 'forget-code-tries',
      when: 'tries of the day before are kept',
      prepare: () => {
        openedShop().database.put('code_tries', { _id: `${one}:1`, tries: 3, requests: {}, at: now() - 2 * DAY_MS })
        openedShop().database.put('code_tries', { _id: `${one}:2`, tries: 1, requests: {}, at: now() })
      },
    },
    {
      job: 'grant-monthly-coupons',
      when: 'two members have none of this month',
      mendedBy: [SWEEP],
      prepare: () => {
        putTemplate(openedShop(), { ways: ['monthly'] })
        putLedger(openedShop(), one, [])
        putLedger(openedShop(), two, [])
      },
    },
    {
      job: 'grant-birthday-coupons',
      when: 'two members have their birthday',
      mendedBy: [SWEEP],
      prepare: () => {
        putTemplate(openedShop(), { ways: ['birthday'] })
        for (const memberId of [one, two]) putBirthday(openedShop(), memberId, '1990-11-22')
      },
    },
  ]
}

// A sealed field differs each time it is sealed; one and the same in all runs can be compared.
const sealed = new Map<string, string>()

/** A member who has told the birthday. */
export function putBirthday(shop: Shop, memberId: string, birthday: string): void {
  const joined = { at: 0, via: 'import', storeId: null, entrance: null, requestId: '' } as const
  const key = `${memberId} ${birthday}`
  const birthdaySealed = sealed.get(key) ?? seal('birthday', memberId, birthday)
  sealed.set(key, birthdaySealed)
  const birthdayHash = lookupHash('birthday', birthday.slice(5))
  shop.database.put('members', { ...newMember(memberId, joined, []), birthdaySealed, birthdayHash })
  shop.database.put('accounts', { ...newAccount(memberId, 'paper', 0) })
}
