import { type BusinessDay, businessDayOf, daysBetween } from '#shared/kernel/business-day'
import { yuan } from '#shared/kernel/money'
import { fromWhen, hoursText, momentText, weekdaysText } from '#shared/loyalty/coupon/saying'
import type { Conditions, IssuedRules, Offer, Validity } from '#shared/loyalty/coupon/template'
import { nextOpenAt } from '#shared/loyalty/coupon/times'
import type { ActionOutput } from '../../../api/call'
import { clockText, dayText } from '../../../ui/time-text'
import { hasThresholdInFace } from './coupon-face'

export type CouponView = ActionOutput<'coupon.listMine'>['coupons'][number]

// Long enough for the member to come by once more.
const SOON_DAYS = 3

export interface Line {
  text: string
  tone?: 'soft' | 'warm' | 'strong'
}

/** '今天 23:59 到期', '11月30日 23:59 前'; with the year when it is not this one. */
export function endLine(untilAt: number, now: number): Line {
  const day = businessDayOf(untilAt)
  const days = daysBetween(businessDayOf(now), day)
  if (days === 0) return { text: `今天 ${clockText(untilAt)} 到期`, tone: 'warm' }
  if (days === 1) return { text: `明天 ${clockText(untilAt)} 到期`, tone: 'warm' }
  return { text: `${fullDay(day, now)} ${clockText(untilAt)} 前`, tone: days <= SOON_DAYS ? 'warm' : 'soft' }
}

/** When and where it can be used, and for what, in one line: '周六、周日，全部门店'. */
export function conditionText({ offer, conditions }: Pick<IssuedRules, 'offer' | 'conditions'>): string {
  const { weekdays, hours, minSpendFen } = conditions
  return [
    ...capText(offer),
    ...(minSpendFen > 0 && !hasThresholdInFace(offer) ? [`满 ${yuan(minSpendFen)} 元可用`] : []),
    ...(weekdays ? [weekdaysText(weekdays)] : []),
    ...(hours ? [hoursText(hours)] : []),
    ...goodsText(conditions),
    conditions.storeIds || conditions.exceptStoreIds ? '部分门店' : '全部门店',
  ].join('，')
}

/** The line for a coupon that can be used now or later: its time, then its conditions or what it waits for. */
export function usableLines({ rules, status, fromAt, untilAt }: CouponView, now: number): Line[] {
  if (status === 'locked') return [{ text: '正在收银台使用', tone: 'warm' }, { text: '没用掉会自动退回' }]
  if (fromAt > now) {
    // The coupon may not be usable on its first day.
    const firstAt = usableAt({ rules, fromAt, untilAt }, now) ?? fromAt
    const days = daysBetween(businessDayOf(now), businessDayOf(firstAt))
    return [
      { text: `${dayText(businessDayOf(firstAt))} 起可用` },
      { text: days > 0 ? `还没到可用日期，再等 ${days} 天` : `今天 ${clockText(firstAt)} 起可用` },
    ]
  }
  const openAt = usableAt({ rules, fromAt, untilAt }, now)
  // The coupon's end comes first, then the hour that it waits for.
  const waiting = openAt !== null && openAt > now ? [{ text: fromWhen(openAt, now, '起可用') }] : []
  return [endLine(untilAt, now), ...waiting, { text: conditionText(rules) }]
}

/** When its days and hours next allow it; null when they never will again. */
export function usableAt({ rules, fromAt, untilAt }: Pick<CouponView, 'rules' | 'fromAt' | 'untilAt'>, now: number) {
  return nextOpenAt(rules.conditions, { fromAt, untilAt }, now)
}

/** What happened to a coupon that is used or ended. */
export function pastLines({ redeemed, voidedAt, untilAt }: CouponView, now: number): Line[] {
  if (redeemed) {
    const saved = redeemed.discountFen > 0 ? [{ text: `省了 ${yuan(redeemed.discountFen)} 元` }] : []
    return [{ text: `${pastMoment(redeemed.at, now)} 已用` }, ...saved]
  }
  if (voidedAt !== null) return [{ text: `${pastMoment(voidedAt, now)} 被商家作废` }, { text: '有疑问可以问店员' }]
  return [{ text: `${pastMoment(untilAt, now)} 过期` }]
}

/** '领取后 7 天内有效', for a coupon that nobody has claimed yet. */
export function validityText(validity: Validity, now: number): string {
  if (validity.kind === 'fixed') {
    const { fromDay, untilDay } = validity
    const until = `${fullDay(untilDay, now)} 23:59 前`
    return fromDay > businessDayOf(now) ? `${dayText(fromDay)} 起可用，${until}` : `${until}有效`
  }
  const { startAfterDays, validDays } = validity
  const length = validDays === 1 ? '当天有效' : `${validDays} 天内有效`
  if (startAfterDays === 0) return `领取后${validDays === 1 ? '' : ' '}${length}`
  return `领取 ${startAfterDays} 天后可用，${length}`
}

function capText(offer: Offer): string[] {
  const most = offer.kind === 'percentOff' || offer.kind === 'freeDelivery' ? offer.maxOffFen : null
  return most === null ? [] : [`最多减 ${yuan(most)} 元`]
}

function goodsText({ categories, exceptCategories }: Conditions): string[] {
  if (categories) return [`限${categories.join('、')}`]
  return exceptCategories ? [`不含${exceptCategories.join('、')}`] : []
}

function pastMoment(at: number, now: number): string {
  return `${yearBefore(businessDayOf(at), now)}${momentText(at)}`
}

function fullDay(day: BusinessDay, now: number): string {
  return `${yearBefore(day, now)}${dayText(day)}`
}

function yearBefore(day: BusinessDay, now: number): string {
  const year = day.slice(0, 4)
  return year === businessDayOf(now).slice(0, 4) ? '' : `${year}年`
}
