import { daysBetween } from '#shared/kernel/business-day'
import { grouped } from '../../../ui/figures'
import { dayText } from '../../../ui/time-text'
import type { HomeAnswer } from './home-store'

// Long enough for the member to come by a few more times.
const KEEP_REMINDER_DAYS = 60

/** The name that clerks see for a member without a nickname: '会员 7K2M'. */
export function nameOf({ nickname, memberCode }: Pick<HomeAnswer, 'nickname' | 'memberCode'>): string {
  return nickname ?? `会员 ${memberCode.slice(-4)}`
}

/** '翡翠 · 至 2027年3月', which fits one line of a narrow phone; the page of tiers names the day. */
export function tierText({ tier, standing }: HomeAnswer): string {
  if (!standing.untilDay) return `${tier.name}会员`
  return `${tier.name} · 至 ${standing.untilDay.slice(0, 4)}年${Number(standing.untilDay.slice(5, 7))}月`
}

/** What the member should know now: points that end soon, a tier that ends soon. */
export function cardNotes({ endingSoon, standing, today }: HomeAnswer): string[] {
  const notes: string[] = []
  if (endingSoon) notes.push(`${grouped(endingSoon.points)} 积分 ${dayText(endingSoon.day)}到期`)
  const { keep } = standing
  if (keep && keep.missingGrowth > 0 && daysBetween(today, keep.untilDay) <= KEEP_REMINDER_DAYS)
    notes.push(`保级还差 ${grouped(keep.missingGrowth)} 成长值`)
  return notes
}

/** What is missing for the next tier; at the top tier, what is missing to keep it. */
export function growthProgress({ standing }: HomeAnswer) {
  const { growth, next, keep } = standing
  if (next) {
    return {
      value: growth,
      total: next.threshold,
      text: `成长值 ${grouped(growth)} / ${grouped(next.threshold)}`,
      nextText: `再得 ${grouped(next.missingGrowth)} 升${next.name}`,
    }
  }
  if (!keep) return undefined
  const counting = keep.growthNeeded - keep.missingGrowth
  return {
    value: counting,
    total: keep.growthNeeded,
    text: `成长值 ${grouped(growth)}`,
    nextText: keep.missingGrowth > 0 ? `保级还差 ${grouped(keep.missingGrowth)}` : '已达到保级要求',
  }
}
