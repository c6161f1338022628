import { approvalRules, type Cost, decideAgreement, NO_COST } from '#shared/base/settings/approval-rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { holderIn } from '../../../platform/noun/holder'
import { isOwned } from './owned.service'
import { versionInForce } from './rule-version.service'

interface OpenProposal {
  proposerId: string | null
  by: string
  at: number
  /** What it can cost at most; left out where it is a change of rules, which has no price of its own. */
  cost?: Cost
}

/**
 * The name to keep of who agrees to what somebody else proposed: a change of rules, an act that costs money, a repair. By
 * the rules as they are stored now, not as an instance remembers them. Whoever proposed under a record that was merged
 * since is the person who carries it on. @throws DomainError PROPOSAL_NOT_READY
 */
export async function secondPerson(context: Context, tx: Tx, proposed: OpenProposal, by: string): Promise<string> {
  const { now, person } = context
  const rules = (await versionInForce(context, approvalRules)).value
  const proposer = { memberId: await proposerNow(context, proposed), name: proposed.by }
  const approver = { memberId: person?.memberId ?? null, name: by }
  const { at: proposedAt, cost = NO_COST } = proposed
  const agreement = decideAgreement({ proposer, approver, isOwned: await isOwned(tx), proposedAt, cost, now }, rules)
  if (agreement.kind === 'refused') throw new DomainError('PROPOSAL_NOT_READY', { problem: agreement.problem })
  return agreement.isSingle ? `${by}（单人批准）` : by
}

async function proposerNow({ db, nouns, person }: Context, { proposerId }: OpenProposal): Promise<string | null> {
  if (proposerId === null || proposerId === person?.memberId) return proposerId
  return (await (await holderIn(nouns))(db, proposerId)) ?? proposerId
}
