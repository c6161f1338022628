import type { EntryReason } from './entry'

/** What a reason is called wherever somebody reads the ledger. */
export const ENTRY_WORDS: Record<EntryReason, string> = {
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
  act: '成长奖励',
  task: '任务',
  question: '回答小问卷',
  journey: '店里送的',
  expiry: '积分到期',
  adjustment: '门店调整',
  refund: '退款',
  reversal: '撤销',
  'merge-out': '账号合并转出',
  'merge-in': '账号合并转入',
}
