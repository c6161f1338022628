/**
 * What a member can ask to be told of by WeChat, from what matters most to them to what matters least: a grant that was given
 * for one of these may be used for one before it in the list, never for one after it.
 */
export const PURPOSES = ['coupon-ending', 'points-ending', 'check-in-next'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Simplified Chinese, as members and operators read it. */
export const PURPOSE_TITLE: Record<Purpose, string> = {
  'coupon-ending': '券快到期',
  'points-ending': '积分快到期',
  'check-in-next': '签到',
}

/** What a template may say about each, with a sample of it: `{coupon}` in a text stands for the coupon's title. */
export const SAMPLE: Record<Purpose, Readonly<Record<string, string>>> = {
  'coupon-ending': { coupon: '新人茶券', untilDay: '2026年11月30日', untilTime: '2026年11月30日 23:59' },
  'points-ending': { points: '120', untilDay: '2026年11月30日' },
  'check-in-next': { streakDays: '6', day: '2026年11月30日' },
}

/** Where a message opens the mini-program. A page that the live version lacks is refused by WeChat (41030). */
export const PURPOSE_PAGE: Record<Purpose, string> = {
  'coupon-ending': 'pages/coupons/index',
  'points-ending': 'pages/points/index',
  'check-in-next': 'pages/check-in/index',
}

/** Whether a grant for `given` may be used for `wanted`; null was reported by WeChat alone, without saying what for. */
export function mayServe(given: Purpose | null, wanted: Purpose): boolean {
  return given === null || PURPOSES.indexOf(wanted) <= PURPOSES.indexOf(given)
}
