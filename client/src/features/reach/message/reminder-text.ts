import type { Purpose, Reminder } from './use-reminder'

const TITLES: Record<Purpose, string> = {
  'check-in-next': '签到',
  'coupon-ending': '券快到期',
  'points-ending': '积分快到期',
  booking: '活动',
  reply: '店里回复',
  'birthday-gift': '生日礼',
}

/** A newer shop may offer what this phone has no word for; it is left out. */
export const titleOf = ({ purpose }: Pick<Reminder, 'purpose'>): string | null => TITLES[purpose] ?? null

/** '9:00', without a leading zero. */
export const clockOf = (sendAt: string): string => sendAt.replace(/^0/, '')

export function whenText({ purpose, daysBefore, sendAt }: Reminder): string {
  const clock = clockOf(sendAt)
  if (purpose === 'check-in-next') return `签到后点“提醒我”，第二天 ${clock} 一次`
  if (purpose === 'reply') return '店里一回复就提醒'
  if (purpose === 'birthday-gift') return `生日礼到的那天 ${clock}`
  const what = purpose === 'booking' ? '开始' : '到期'
  return daysBefore === 0 ? `${what}那天 ${clock}` : `${what}前 ${daysBefore} 天 ${clock}`
}
