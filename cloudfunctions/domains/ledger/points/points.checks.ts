import type { FindingRule } from '#shared/ledger/points/audit'
import { rebuildSentences, rebuilt } from '#shared/ledger/points/rebuild'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import type { Check, RepairPlan } from '../../../platform/noun/check'
import { findAccount, keepAccount } from '../account/account.face'
import { allEntries, findingsOfPage } from './ledger-audit.service'

export const ledgerCheck: Check = {
  name: 'ledgers',
  title: '积分和成长值账本',
  means:
    '一位会员的余额、批次、成长值，和流水加起来的不一样。流水只增不改，以流水为准；流水本身断了号就修不了，报给开发者。',
  async page(context, afterId) {
    const { findings, ...page } = await findingsOfPage(context, afterId)
    const byMember = new Map<string, string[]>()
    for (const { memberId, rule, expected, found } of findings) {
      const text = `${RULES[rule]}：应为 ${expected}，实为 ${found}`
      byMember.set(memberId, [...(byMember.get(memberId) ?? []), text])
    }
    return { ...page, findings: [...byMember].map(([subject, texts]) => ({ subject, text: texts.join('；') })) }
  },
  repair: planRebuild,
}

/** Sets the account to what its entries say, if they are consistent. */
async function planRebuild(context: Context, memberId: string): Promise<RepairPlan | null> {
  const account = await findAccount(context.db, memberId)
  if (!account) return null
  const after = rebuilt(account, await allEntries(context.db, memberId))
  if (!after) return null
  return {
    sentences: rebuildSentences(account, after),
    async apply(tx) {
      const now = await findAccount(tx, memberId)
      if (!now || now.updatedAt !== account.updatedAt || now.seq !== account.seq) throw new DomainError('BUSY')
      await keepAccount(tx, after, context.now)
    },
  }
}

const RULES: Record<FindingRule, string> = {
  'balance-is-sum-of-lots': '余额和各批次的合计',
  'amounts-are-whole': '不是正整数的数量',
  'lots-are-in-order': '批次的顺序',
  'months-are-in-order': '月份的顺序',
  'entries-without-gap': '流水条数',
  'entry-id-from-fact': '流水编号',
  'entry-of-member': '流水的会员',
  'entry-not-empty': '空的流水',
  'entry-adds-up': '一条流水的余额',
  'entries-add-up-to-points': '流水合计',
  'entries-add-up-to-lots': '按流水算的批次',
  'entries-add-up-to-expired': '按流水算的到期积分',
  'entries-add-up-to-growth': '按流水算的成长值',
}
