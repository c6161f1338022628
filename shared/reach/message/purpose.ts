/**
 * What a member can ask to be told of by WeChat, from what matters most to them to what matters least: a grant that was given
 * for one of these may be used for one before it in the list, never for one after it.
 */
export const PURPOSES = [
  'booking',
  'coupon-ending',
  'points-ending',
  'check-in-next',
  'reply',
  'birthday-gift',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** Those that phones have known from the first published shop on: the list that older phones read holds no other word. */
export const FIRST_PURPOSES = ['coupon-ending', 'points-ending', 'check-in-next'] as const
export const LATER_PURPOSES = ['booking', 'reply', 'birthday-gift'] as const

const first: readonly string[] = FIRST_PURPOSES
export const isFirst = (purpose: Purpose): purpose is (typeof FIRST_PURPOSES)[number] => first.includes(purpose)

/** What a journey can remind of: it knows neither which occasion nor which reply. */
export const JOURNEY_PURPOSES = ['coupon-ending', 'points-ending', 'check-in-next', 'birthday-gift'] as const

/** Simplified Chinese, as members and operators read it. */
export const PURPOSE_TITLE: Record<Purpose, string> = {
  booking: '活动',
  'coupon-ending': '券快到期',
  'points-ending': '积分快到期',
  'check-in-next': '签到',
  reply: '店里回复',
  'birthday-gift': '生日礼',
}

/** What a template may say about each, with a sample of it: `{coupon}` in a text stands for the coupon's title. */
export const SAMPLE: Record<Purpose, Readonly<Record<string, string>>> = {
  booking: {
    occasion: '凤凰单丛品茶',
    startsDay: '2026年11月28日',
    startsTime: '2026年11月28日 14:00',
    store: '春熙路店',
    place: '二楼',
  },
  'coupon-ending': { coupon: '新人茶券', untilDay: '2026年11月30日', untilTime: '2026年11月30日 23:59' },
  'points-ending': { points: '120', untilDay: '2026年11月30日' },
  'check-in-next': { streakDays: '6', day: '2026年11月30日' },
  reply: { answeredDay: '2026年11月30日', answeredTime: '2026年11月30日 14:10' },
  'birthday-gift': { coupon: '生日乌龙一杯', untilDay: '2026年11月30日', untilTime: '2026年11月30日 23:59' },
}

/**
 * Where a message opens the mini-program; with `id` in the address where there is one of several. A page that the live version lacks is
 * refused by WeChat (41030).
 */
const PURPOSE_PAGE: Record<Purpose, string> = {
  booking: 'pages/booking/occasion/index',
  'coupon-ending': 'pages/coupons/index',
  'points-ending': 'pages/points/index',
  'check-in-next': 'pages/check-in/index',
  reply: 'pages/feedback/thread/index',
  'birthday-gift': 'pages/coupons/index',
}

export const pageOf = (purpose: Purpose, id: string | null): string =>
  id === null ? PURPOSE_PAGE[purpose] : `${PURPOSE_PAGE[purpose]}?id=${encodeURIComponent(id)}`

/** Whether a grant for `given` may be used for `wanted`; null was reported by WeChat alone, without saying what for. */
export function mayServe(given: Purpose | null, wanted: Purpose): boolean {
  return given === null || PURPOSES.indexOf(wanted) <= PURPOSES.indexOf(given)
}
