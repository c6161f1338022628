import { closedReason, decideBind } from '#shared/growth/referral/bind'
import { referralRules } from '#shared/growth/referral/rules'
import type { Account } from '#shared/ledger/account/account'
import type { PendingBond } from '#shared/ledger/account/account-referral'
import type { VisitorContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce, usedInForce } from '../../base/settings/settings.face'
import { findAccount } from '../../ledger/account/account.face'
import { type Entrance, getHolder, type JoinMarks } from '../../people/member/member.face'
import type { Trace } from '../entrance/entrance.face'
import { memberIdOfCode } from './inviter-code'
import { budgetOf } from './keep.service'
import { insertBond } from './referral.repository'

export interface InvitationTrace extends Trace {
  /** What stood in the link or the code; anything. */
  inviter: string | null
  scene: number | null
}

/** Prepares what a join writes if somebody has invited the newcomer; undefined where nobody can have. */
export async function bindingOf(context: VisitorContext, invited: InvitationTrace) {
  const inviterId = memberIdOfCode(invited.inviter)
  if (inviterId === null) return undefined
  const rules = await rulesInForce(context, referralRules)
  const programme = { rules, used: await usedInForce(context, budgetOf(rules)) }
  if (!rules.isOpen) return undefined
  const { device, network, scene } = invited
  return async (tx: Tx, memberId: string, { storeId }: Pick<Entrance, 'storeId'>): Promise<JoinMarks | null> => {
    const inviter = await inviterBehind(tx, inviterId)
    const joining = { memberId, now: context.now, device, network, scene, storeId, invitedBy: inviterId }
    const decision = decideBind(joining, inviter, programme)
    if (decision.kind === 'none') {
      context.log.info('joined without a bond', { why: decision.why })
      return null
    }
    await insertBond(tx, decision.bond)
    return marksOf(decision.pending)
  }
}

/** What the friend's documents say, so that an act that tells a fact knows without another read whether somebody waits for it. */
function marksOf(pending: PendingBond): JoinMarks {
  const member = pending.needs === 'phone' ? { bondAwaitingPhone: pending.bondId } : {}
  return { account: { referral: { pending, tallies: [] } }, member }
}

/** A code that was shared lives on after a merge: it leads to the record that carries on. */
async function inviterBehind(tx: Tx, inviterId: string): Promise<Account | null> {
  const account = await findAccount(tx, inviterId)
  return account?.status === 'merged' ? getHolder(tx, inviterId) : account
}

/** Whether anybody's new friends are counted now; costs no round trip beside the rules. */
export async function isInviteOpen(context: Pick<VisitorContext, 'db' | 'now' | 'log'>): Promise<boolean> {
  const rules = await rulesInForce(context, referralRules)
  return closedReason(rules, await usedInForce(context, budgetOf(rules)), context.now) === null
}
