import type { BusinessDay } from '#shared/kernel/business-day'
import { rateText } from '#shared/ledger/points/rate-text'
import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'
import { dayText } from '../../../ui/time-text'

export type TierList = ActionOutput<'tier.list'>
export type Tier = TierList['tiers'][number]
export type TierStanding = TierList['standing']

/** '2027年3月31日' */
export function fullDay(day: BusinessDay): string {
  return `${day.slice(0, 4)}年${dayText(day)}`
}

/** Where the member stands in relation to a tier. */
export function stepText(
  { key, threshold }: Tier,
  { tierKey, growth, next }: TierStanding,
  tiers: readonly Tier[],
): string {
  if (key === tierKey) return '当前等级'
  const indexOf = (wanted: string) => tiers.findIndex((tier) => tier.key === wanted)
  if (indexOf(key) < indexOf(tierKey)) return '已达到'
  const missing = key === next?.key ? next.missingGrowth : Math.max(threshold - growth, 0)
  return `还差 ${grouped(missing)} 成长值`
}

/** What keeps the tier and until when, in one sentence. */
export function keepText({ standing, windowMonths }: TierList, tierName: string): string {
  const { keep, untilDay } = standing
  if (!keep || !untilDay) return `${tierName}会员长期有效。`
  const end = `${tierName}会员有效期至 ${fullDay(untilDay)}`
  if (keep.missingGrowth === 0) return `${end}，成长值已够保级（需要 ${grouped(keep.growthNeeded)}），到期自动续上。`
  // Growth that will have expired by then is not counted, so that the promise holds.
  return `${end}。到期那天按自然月（当月在内）只看之前 ${windowMonths} 个月的成长值，再得 ${grouped(keep.missingGrowth)} 就能保级，不够会降一级。`
}

/** How growth is earned and how long it counts. */
export function growthLines({ growthPer100Yuan, dailyGrowth, windowMonths }: TierList): string[] {
  const rate = rateText(growthPer100Yuan, '成长值')
  return [
    rate !== '' && `消费${rate}；结账时出示会员码。`,
    dailyGrowth > 0 && `每天签到得 ${grouped(dailyGrowth)} 成长值。`,
    '成长值一到门槛，等级马上升，不用等。',
    `成长值看近 ${windowMonths} 个月（按自然月，本月算在内），更早的不再计入；退款会收回对应的成长值。`,
  ].filter((line): line is string => Boolean(line))
}
