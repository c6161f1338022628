import type { ActionOutput } from '../../../api/call'
import type { IconName } from '../../../ui/icon-names'

export type InboxMessage = ActionOutput<'inbox.list'>['messages'][number]

const ICONS: Record<string, IconName> = {
  letter: 'store',
  coupon: 'coupon',
  points: 'points',
  'check-in': 'checkIn',
  reply: 'message',
  occasion: 'calendar',
}
const PLACES: Record<string, string> = {
  coupons: '看我的券',
  points: '看积分',
  'check-in': '去签到',
  feedback: '看答复',
  occasion: '看活动',
}

/** A newer shop may write about something that this phone has never heard of. */
export const iconOf = ({ kind }: Pick<InboxMessage, 'kind'>): IconName => ICONS[kind] ?? 'message'

/** What the way on is called; null where there is none that this phone knows. */
export const placeOf = ({ link, linkId }: Pick<InboxMessage, 'link' | 'linkId'>): string | null =>
  link === 'feedback' && linkId === undefined ? null : ((link && PLACES[link]) ?? null)
