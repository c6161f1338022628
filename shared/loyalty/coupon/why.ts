import { businessDayOf, weekdayOf } from '#shared/kernel/business-day'
import { audienceRules } from './audience'
import { type Cart, coveredFen, hasCategories } from './cart'
import { type Coupon, type CouponStatus, hasEnded, settledCoupon } from './coupon'
import { discountFen, exchangeUnits } from './discount'
import type { CouponRefusal } from './refusal'
import { chooseOther, judged, type MemberFacts, type UseRule, waitUntil } from './rule'
import type { IssuedRules } from './template'
import { isInHours, nextOpenAt, timeOf } from './times'

/** Everything that a coupon's use depends on. What is not known yet is null, and its rules stay open. */
export interface Situation {
  member: MemberFacts
  now: number
  storeId: string | null
  cart: Cart | null
  /** The till's request: its own lock is no obstacle. */
  requestId: string | null
  /** What the template's budget for redemptions has left; null when there is no such budget. */
  redeemedLeftFen: number | null
}

export interface Judgement {
  /** Each rule that this coupon has, in the order in which they are worth telling. */
  rules: UseRule[]
  /**
   * `open`: nothing speaks against it, something is not known yet. With store and cart known, that is only whether the
   * goods of an amount belong to the coupon's categories, which the clerk sees.
   */
  outcome: 'usable' | 'open' | 'unusable'
  /** Of the first rule that fails. */
  refusal: CouponRefusal | null
  /** What it takes off by itself; null without a cart. */
  discountFen: number | null
}

/** Why can this coupon not be used? All rules, with what is, what should be and what would help. */
export function whyNot(coupon: Coupon, situation: Situation): Judgement {
  const settled = settledCoupon(coupon, situation.now)
  const { cart } = situation
  const discount = cart && discountFen(settled.rules, cart)
  const rules = [
    ...lifeRules(settled, situation),
    ...(settled.rules.audience.isCheckedAtUse
      ? audienceRules(settled.rules.audience, situation.member, {
          now: situation.now,
          nextOpen: (fromAt) => openAt(settled, fromAt),
        })
      : []),
    ...storeRules(settled.rules, situation),
    ...calendarRules(settled, situation),
    ...cartRules(settled.rules, cart),
    ...worthRules(settled.rules, discount, situation),
  ]
  const failing = rules.find(({ verdict }) => verdict === 'fail')
  const isOpen = rules.some(({ verdict }) => verdict === 'open')
  return {
    rules,
    outcome: failing ? 'unusable' : isOpen ? 'open' : 'usable',
    refusal: failing ? refusalFor(failing) : null,
    discountFen: discount,
  }
}

/** Rules that have a refusal of their own; the others are a coupon that cannot be used here and now. */
function refusalFor(rule: UseRule): CouponRefusal {
  if (rule.rule === 'owner') return 'COUPON_NOT_YOURS'
  if (rule.rule === 'notEnded') return 'COUPON_EXPIRED'
  if (rule.rule === 'status') return STATUS_REFUSALS[rule.actual ?? 'available']
  return 'COUPON_NOT_USABLE'
}

const STATUS_REFUSALS: Record<CouponStatus, CouponRefusal> = {
  available: 'COUPON_NOT_USABLE',
  locked: 'COUPON_LOCKED',
  redeemed: 'COUPON_ALREADY_REDEEMED',
  expired: 'COUPON_EXPIRED',
  voided: 'COUPON_VOIDED',
}

function lifeRules(coupon: Coupon, { member, now, requestId }: Situation): UseRule[] {
  const { status, lock, fromAt, untilAt } = coupon
  const isOwner = coupon.memberId === member.memberId
  const isOwnLock = lock !== null && lock.requestId === requestId
  const statusFix = lock ? waitUntil(openAt(coupon, lock.untilAt + 1)) : chooseOther
  return [
    { rule: 'owner', ...judged(isOwner, chooseOther), actual: isOwner, needed: true },
    { rule: 'status', ...judged(status === 'available' || isOwnLock, statusFix), actual: status, needed: 'available' },
    { rule: 'notEnded', ...judged(isOwnLock || !hasEnded(coupon, now), chooseOther), actual: now, needed: untilAt },
    { rule: 'started', ...judged(now >= fromAt, waitUntil(openAt(coupon, now))), actual: now, needed: fromAt },
    ...(isOwnLock ? [] : heldRules(coupon, member, now)),
  ]
}

/** What an operator chose to give, and what was paid for, never waits. */
function heldRules({ way }: Coupon, { giftsHeldUntilAt: untilAt }: MemberFacts, now: number): UseRule[] {
  if (untilAt === undefined || way === 'batch' || way === 'points') return []
  const isOver = untilAt <= now
  return [{ rule: 'notHeld', ...judged(isOver, waitUntil(untilAt)), actual: isOver, needed: true }]
}

function storeRules({ conditions }: IssuedRules, { storeId }: Situation): UseRule[] {
  const { storeIds: only, exceptStoreIds: except } = conditions
  if (only === null && except === null) return []
  const fix = { kind: 'goToStore' as const, storeIds: only }
  const needed = { only, except }
  if (storeId === null) return [{ rule: 'store', verdict: 'open', actual: null, needed, fix }]
  const isIn = (only?.includes(storeId) ?? true) && !(except?.includes(storeId) ?? false)
  return [{ rule: 'store', ...judged(isIn, fix), actual: storeId, needed }]
}

function calendarRules(coupon: Coupon, { now }: Situation): UseRule[] {
  const { blackoutDays, weekdays, hours } = coupon.rules.conditions
  if (!blackoutDays && !weekdays && !hours) return []
  const today = businessDayOf(now)
  const weekday = weekdayOf(today)
  const fix = waitUntil(openAt(coupon, now))
  const rules: UseRule[] = []
  if (blackoutDays) {
    rules.push({ rule: 'blackout', ...judged(!blackoutDays.includes(today), fix), actual: today, needed: blackoutDays })
  }
  if (weekdays) {
    rules.push({ rule: 'weekday', ...judged(weekdays.includes(weekday), fix), actual: weekday, needed: weekdays })
  }
  if (hours) rules.push({ rule: 'hours', ...judged(isInHours(hours, now), fix), actual: timeOf(now), needed: hours })
  return rules
}

function cartRules(rules: IssuedRules, cart: Cart | null): UseRule[] {
  const { conditions, offer } = rules
  const { categories: only, exceptCategories: except, minSpendFen } = conditions
  const covered = cart && coveredFen(conditions, cart)
  const found: UseRule[] = []
  if (hasCategories(conditions)) {
    const fix = cart?.kind === 'amount' ? { kind: 'askClerk' as const } : { kind: 'buyFrom' as const, categories: only }
    const verdict = cart === null || cart.kind === 'amount' ? 'open' : covered ? 'pass' : 'fail'
    found.push({
      rule: 'goods',
      verdict,
      actual: covered,
      needed: { only, except },
      fix: verdict === 'pass' ? null : fix,
    })
  }
  if (offer.kind === 'exchange') {
    const fix = { kind: 'addProduct' as const, productName: offer.productName }
    const units = cart && exchangeUnits(offer, rules, cart).length
    found.push({ rule: 'product', ...openOr(units, 1, fix), actual: units, needed: offer.productName })
  }
  if (offer.kind === 'freeDelivery') {
    const fix = { kind: 'orderDelivery' as const }
    const actual = cart?.deliveryFen ?? null
    found.push({ rule: 'delivery', ...openOr(actual, 1, fix), actual, needed: 1 })
  }
  if (minSpendFen > 0) {
    const missingFen = minSpendFen - Math.min(covered ?? 0, minSpendFen)
    const ofGoods = hasCategories(conditions) && { ofGoods: true as const }
    const fix = { kind: 'spendMore' as const, missingFen, ...ofGoods }
    found.push({ rule: 'minSpend', ...openOr(covered, minSpendFen, fix), actual: covered, needed: minSpendFen })
  }
  return found
}

function worthRules({ offer }: IssuedRules, discount: number | null, { redeemedLeftFen }: Situation): UseRule[] {
  if (discount === null) return []
  const rules: UseRule[] = []
  if (offer.kind !== 'gift') {
    rules.push({ rule: 'worth', ...judged(discount > 0, chooseOther), actual: discount, needed: 1 })
  }
  if (redeemedLeftFen !== null) {
    const cost = offer.kind === 'gift' ? offer.valueFen : discount
    const isLeft = redeemedLeftFen > 0 && cost <= redeemedLeftFen
    rules.push({ rule: 'budget', ...judged(isLeft, chooseOther), actual: redeemedLeftFen, needed: cost })
  }
  return rules
}

function openOr(actual: number | null, needed: number, fix: NonNullable<UseRule['fix']>) {
  return actual === null ? { verdict: 'open' as const, fix } : judged(actual >= needed, fix)
}

/** When the coupon may be used next, by its calendar; null when that is never. */
function openAt({ rules, fromAt, untilAt }: Coupon, now: number): number | null {
  return nextOpenAt(rules.conditions, { fromAt, untilAt }, now)
}
