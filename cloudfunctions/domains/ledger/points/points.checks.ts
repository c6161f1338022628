import { rebuildSentences, rebuilt } from '#shared/ledger/points/rebuild'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import type { Check, RepairPlan } from '../../../platform/noun/check'
import { findAccount, keepAccount } from '../account/account.face'
import { allEntries, findingsOfPage, findingText } from './ledger-audit.service'

export const ledgerCheck: Check = {
  name: 'ledgers',
  title: '积分和成长值账本',
  means:
    '一位会员的余额、批次、成长值，和流水加起来的不一样。流水只增不改，以流水为准；流水本身断了号就修不了，报给开发者。',
  audit: 'audit-ledgers',
  async page(context, afterId) {
    const { findings, ...page } = await findingsOfPage(context, afterId)
    const byMember = new Map<string, string[]>()
    for (const finding of findings) {
      const { memberId } = finding
      byMember.set(memberId, [...(byMember.get(memberId) ?? []), findingText(finding)])
    }
    return { ...page, findings: [...byMember].map(([subject, texts]) => ({ subject, text: texts.join('；') })) }
  },
  repair: planRebuild,
}

/** Sets the account to what its entries say, if they are consistent. */
async function planRebuild(context: Context, memberId: string): Promise<RepairPlan | null> {
  const account = await findAccount(context.db, memberId)
  if (!account || account.importBatch !== undefined) return null
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
