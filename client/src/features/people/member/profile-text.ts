import type { Profile } from './use-profile'

/** The name that clerks see for a member without a nickname: '会员 7K2M'. */
export function nameOf({ nickname, memberCode }: Pick<Profile, 'nickname' | 'memberCode'>): string {
  return nickname ?? `会员 ${memberCode.slice(-4)}`
}

/** '2026-11-03' → '2026年11月3日' */
export function fullDayText(day: string): string {
  const [year, month, dayOfMonth] = day.split('-')
  return `${year}年${Number(month)}月${Number(dayOfMonth)}日`
}

/** '2026-11-03' → '2026年11月' */
export function monthText(day: string): string {
  const [year, month] = day.split('-')
  return `${year}年${Number(month)}月`
}

/** '生日前 3 天送“生日茶券”'; of several gifts, the first one and how many more there are. */
export function birthdayBrings(gifts: readonly { title: string; leadDays: number }[]): string {
  const [first] = gifts
  if (!first) return ''
  const when = first.leadDays > 0 ? `生日前 ${first.leadDays} 天` : '生日当天'
  const more = gifts.length > 1 ? `等 ${gifts.length} 张券` : ''
  return `${when}送“${first.title}”${more}`
}
