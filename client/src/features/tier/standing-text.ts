import type { BusinessDay } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../api/call'
import { grouped } from '../../ui/figures'
import { dayText } from '../../ui/time-text'

export type TierList = ActionOutput<'tier.list'>
export type Tier = TierList['tiers'][number]
export type Standing = TierList['standing']

/** '2027年3月31日' */
export function fullDay(day: string): string {
  return `${day.slice(0, 4)}年${dayText(day as BusinessDay)}`
}

/** Where the member stands on a tier's step. */
export function stepText(
  { key, threshold }: Tier,
  { tierKey, growth, next }: Standing,
  tiers: readonly Tier[],
): string {
  if (key === tierKey) return '当前等级'
  const indexOf = (wanted: string) => tiers.findIndex((tier) => tier.key === wanted)
  if (indexOf(key) < indexOf(tierKey)) return '已经超过'
  const missing = key === next?.key ? next.missingGrowth : Math.max(threshold - growth, 0)
  return `还差 ${grouped(missing)} 成长值`
}

/** What keeps the tier and until when, in one sentence. */
export function keepText(standing: Standing, tierName: string): string {
  const { keep, untilDay } = standing
  if (!keep || !untilDay) return `${tierName}会员长期有效。`
  const end = `有效期至 ${fullDay(untilDay)}`
  if (keep.missingGrowth === 0) return `${end}。成长值已达到保级要求（${grouped(keep.growthNeeded)}），到期继续保留。`
  return `${end}。在此之前再得 ${grouped(keep.missingGrowth)} 成长值就能保级；不够时到期降一级。`
}

/** '1.2 倍', '1 倍' */
export function multiplierText(percent: number): string {
  return `${percent / 100} 倍`
}

/** What reaching the tier brings once; empty for nothing. */
export function giftText({ points, makeUpCards }: Tier['gift']): string {
  const parts = [points > 0 && `${grouped(points)} 积分`, makeUpCards > 0 && `${makeUpCards} 张补签卡`]
  return parts.filter(Boolean).join('、')
}

/** How growth is earned and how long it counts. */
export function growthLines({ growthPer100Yuan, windowMonths }: TierList): string[] {
  return [
    growthPer100Yuan > 0 && `消费每满 100 元得 ${grouped(growthPer100Yuan)} 成长值，结账时出示会员码。`,
    '每天签到也有成长值。',
    '成长值一到门槛，等级马上升，不用等。',
    `成长值看近 ${windowMonths} 个月，更早的不再计入；退款会收回对应的成长值。`,
  ].filter((line): line is string => Boolean(line))
}
