import { approvalRules, decideAgreement } from '#shared/base/settings/approval-rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { isOwned, rulesInForce } from '../../base/settings/settings.face'

interface Proposed {
  proposerId: string | null
  by: string
  at: number
}

/**
 * The name to keep of who agrees to what somebody else proposed, by the same rule as changes of rules: the one place of
 * the doctor that knows who may. @throws DomainError PROPOSAL_NOT_READY
 */
export async function secondPerson(context: Context, tx: Tx, proposed: Proposed, by: string): Promise<string> {
  const { now, person } = context
  const proposer = { memberId: proposed.proposerId, name: proposed.by }
  const approver = { memberId: person?.memberId ?? null, name: by }
  const parties = { proposer, approver, isOwned: await isOwned(tx), proposedAt: proposed.at, now }
  const agreement = decideAgreement(parties, await rulesInForce(context, approvalRules))
  if (agreement.kind === 'refused') throw new DomainError('PROPOSAL_NOT_READY', { problem: agreement.problem })
  return agreement.isSingle ? `${by}（单人批准）` : by
}
