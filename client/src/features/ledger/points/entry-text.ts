import type { BusinessDay } from '#shared/kernel/business-day'
import type { EntryReason } from '#shared/ledger/points/entry'
import type { ActionOutput } from '../../../api/call'
import { dayText } from '../../../ui/time-text'

export type Entry = ActionOutput<'points.listEntries'>['entries'][number]

const REASONS: Record<EntryReason, string> = {
  welcome: '入会礼',
  'check-in': '签到',
  'make-up': '补签',
  purchase: '消费',
  'tier-gift': '升级礼',
  birthday: '生日礼',
  exchange: '兑换',
  referral: '邀请好友',
  'referral-friend': '受邀入会',
  'referral-ladder': '邀请阶梯',
  expiry: '积分到期',
  adjustment: '门店调整',
  refund: '退款',
  reversal: '更正',
  'merge-out': '账号合并转出',
  'merge-in': '账号合并转入',
}

const titles = new Map(Object.entries(REASONS))

// Older phones meet reasons that they have never heard of; the kind is always one of these.
const KINDS: Record<Entry['kind'], string> = {
  earn: '获得',
  spend: '使用',
  expire: '积分到期',
  adjust: '调整',
  reverse: '更正',
  transfer: '转移',
}

export function entryTitle({ reason, kind }: Pick<Entry, 'reason' | 'kind'>): string {
  return titles.get(reason) ?? KINDS[kind]
}

/** '2026年11月30日 23:59 前' */
export function lotEndText(endsDay: BusinessDay | null): string {
  return endsDay ? `${endsDay.slice(0, 4)}年${dayText(endsDay)} 23:59 前` : '长期有效'
}
