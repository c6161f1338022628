import { approvalRules, decideAgreement } from '#shared/base/settings/approval-rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { isOwned } from './owned.service'
import { inForce } from './rules.service'
import { findSetting } from './settings.repository'

interface Proposed {
  proposerId: string | null
  by: string
  at: number
}

/**
 * The name to keep of who agrees to what somebody else proposed: a change of rules, a repair. By the rules as they are
 * stored now, not as an instance remembers them. @throws DomainError PROPOSAL_NOT_READY
 */
export async function secondPerson(context: Context, tx: Tx, proposed: Proposed, by: string): Promise<string> {
  const { db, now, person } = context
  const rules = (await inForce(context, approvalRules, await findSetting(db, approvalRules.setting))).value
  const proposer = { memberId: proposed.proposerId, name: proposed.by }
  const approver = { memberId: person?.memberId ?? null, name: by }
  const parties = { proposer, approver, isOwned: await isOwned(tx), proposedAt: proposed.at, now }
  const agreement = decideAgreement(parties, rules)
  if (agreement.kind === 'refused') throw new DomainError('PROPOSAL_NOT_READY', { problem: agreement.problem })
  return agreement.isSingle ? `${by}（单人批准）` : by
}
