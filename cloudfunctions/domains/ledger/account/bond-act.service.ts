import type { QualifyingAct } from '#shared/growth/referral/bond'
import { bondAwaiting } from '#shared/growth/referral/pending'
import type { Account } from '#shared/ledger/account/account'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { promiseForSweep } from '../../base/facts/facts.face'

type ToldAct = Pick<QualifyingAct, 'kind' | 'sourceId' | 'at'> & { amountFen?: number }

/**
 * Tells the invitations, within minutes, of an act that a bond waits for: one write for a friend whose act is awaited,
 * nothing for everybody else.
 */
export async function tellOfAct(context: Context, tx: Tx, account: Account, act: ToldAct): Promise<void> {
  const bondId = bondAwaiting(account.referral, act)
  if (bondId !== null) await promiseLook(context, tx, { memberId: account._id, bondId, act, source: act.sourceId })
}

/** The same for a purchase that was paid back or undone. */
export async function tellOfReturn(context: Context, tx: Tx, account: Account, purchaseId: string): Promise<void> {
  const pending = account.referral?.pending
  if (pending?.needs !== 'purchase') return
  const act = { kind: 'purchase', sourceId: purchaseId } as const
  const source = `${purchaseId}:${context.requestId}`
  await promiseLook(context, tx, { memberId: account._id, bondId: pending.bondId, act, source })
}

export interface Look {
  memberId: string
  bondId: string
  act: Pick<QualifyingAct, 'kind' | 'sourceId'>
  source: string
}

export async function promiseLook(context: Context, tx: Tx, { memberId, bondId, act, source }: Look): Promise<void> {
  const payload = { bondId, act: act.kind, sourceId: act.sourceId }
  await promiseForSweep(context, tx, { kind: 'bond-act', source: `${act.kind}:${source}`, memberId, payload })
}
