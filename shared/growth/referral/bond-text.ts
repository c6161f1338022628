import { businessDayOf } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import type { Bond, BondEndReason } from './bond'
import { latestRewardAt, rewardAtOf } from './progress'
import { chineseDay, needText } from './terms-text'

/** Where a friend stands, for the member who invited: calm, true, and never an accusation. */
export function bondInWords(bond: Bond): string {
  switch (bond.state) {
    case 'bound':
      return `已入会，${chineseDay(businessDayOf(bond.expiresAt))} 23:59 前${needText(bond.terms)}即计入`
    case 'qualified':
      return '已达标，正在计入'
    case 'holding': {
      const latestAt = latestRewardAt(bond)
      if (latestAt !== null) return `已达标，稍后到账，最晚${chineseDay(businessDayOf(latestAt))}`
      return `已达标，${chineseDay(businessDayOf(rewardAtOf(bond) ?? bond.updatedAt))}到账`
    }
    case 'held':
      return '已达标，审核中'
    case 'rewarded':
      return bond.reward?.inviterMissed === 'cap' ? '已达标，本期计入人数已满' : '已计入'
    case 'expired':
    case 'cancelled':
    case 'refused':
      return `没有计入：${reasonText(bond.end?.reason ?? 'reviewed')}`
    default:
      return unreachable(bond.state)
  }
}

function reasonText(reason: BondEndReason): string {
  switch (reason) {
    case 'not-in-time':
      return '期限内没有达标'
    case 'refunded':
      return '消费已退款'
    case 'friend-left':
      return '好友已注销会员'
    case 'known-before':
      return '好友之前已是本店顾客'
    case 'same-person':
      return '两个账号已合并'
    case 'staff':
      return '店员账号不参与'
    case 'reviewed':
      return '不符合活动规则'
    default:
      return unreachable(reason)
  }
}

/** 林间 → 林*: enough for a friend to recognize, too little for a stranger. */
export function maskedName(nickname: string): string {
  const [first = ''] = [...nickname.trim()]
  return `${first}*`
}
