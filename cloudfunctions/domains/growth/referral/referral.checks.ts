import { bondProblems } from '#shared/growth/referral/audit'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import type { Check, RepairPlan } from '../../../platform/noun/check'
import { findAccount, keepAccount } from '../../ledger/account/account.face'
import { countPurchases } from '../../till/purchase/purchase.face'
import { recordFindingsOfPage } from './record-audit.service'
import { pageBonds } from './referral.repository'

export const recordCheck: Check = {
  name: 'records',
  title: '会员计数、标识和邀请',
  means:
    '会员身上记的消费次数和金额、登录标识、邀请成功的人数，和原始记录不一样。消费可以按消费记录重新数；标识和邀请要人来看。',
  page: recordFindingsOfPage,
  audit: 'audit-records',
  repair: planRecount,
}

export const bondCheck: Check = {
  name: 'bonds',
  title: '邀请关系',
  means: '一段邀请的状态、奖励和时间互相对不上。先在“渠道与入口”里看这段邀请，少发的奖励用“调积分”补，再报给开发者。',
  async page({ db }, afterId) {
    const bonds = await pageBonds(db, afterId, BONDS_PER_PAGE)
    const findings = bonds.flatMap((bond) => {
      const problems = bondProblems(bond)
      return problems.length === 0 ? [] : [{ subject: bond._id, text: problems.join('；') }]
    })
    return { findings, afterId: nextAfterId(bonds, BONDS_PER_PAGE), looked: bonds.length }
  },
}

const BONDS_PER_PAGE = 500

/** What the account says of purchases is counted anew from the purchases. */
async function planRecount(context: Context, memberId: string): Promise<RepairPlan | null> {
  const { db, now } = context
  const account = await findAccount(db, memberId)
  if (!account) return null
  const counted = await countPurchases(db, memberId)
  const { purchaseCount, spentFen } = account.counters
  if (purchaseCount === counted.purchaseCount && spentFen === counted.spentFen) return null
  return {
    sentences: [
      `消费次数 ${purchaseCount} → ${counted.purchaseCount}`,
      `消费金额 ${spentFen} 分 → ${counted.spentFen} 分`,
    ],
    async apply(tx) {
      const current = await findAccount(tx, memberId)
      if (!current || current.updatedAt !== account.updatedAt) throw new DomainError('BUSY')
      await keepAccount(tx, { ...current, counters: { ...current.counters, ...counted } }, now)
    },
  }
}
