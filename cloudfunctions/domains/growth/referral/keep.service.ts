import { type Bond, COUNTED_STATES } from '#shared/growth/referral/bond'
import { rewardAtOf } from '#shared/growth/referral/progress'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { addUsed } from '../../base/settings/settings.face'
import { keepAccount } from '../../ledger/account/account.face'
import { getHolder } from '../../people/member/member.face'
import { saveBond } from './referral.repository'

/** Under which name the friends of a programme are counted against its budget. */
export const budgetOf = ({ programmeKey }: { programmeKey: string }) => `referral:${programmeKey}`

/** Writes a bond that has moved on, with everything that follows from where it stands. */
export async function keepBond(context: Context, tx: Tx, before: Bond, after: Bond): Promise<void> {
  await saveBond(tx, after)
  if (after.state !== 'rewarded') await keepPending(context, tx, after)
  await countBudget(context, tx, before, after)
}

/** A friend is counted against the budget when the act counts, and not any more when it turns out not to. */
export async function countBudget({ now }: Context, tx: Tx, before: Bond, after: Bond): Promise<void> {
  const change = Number(isCounted(after)) - Number(isCounted(before))
  if (change !== 0) await addUsed(tx, budgetOf(after.terms), { by: change, at: now })
}

const isCounted = ({ state }: Bond) => (COUNTED_STATES as readonly string[]).includes(state)

/** Keeps what the friend's own account says about the bond: until when, when it comes, or nothing any more. */
async function keepPending(context: Context, tx: Tx, bond: Bond): Promise<void> {
  const account = await getHolder(tx, bond._id)
  const { referral } = account
  if (!referral?.pending || referral.pending.bondId !== bond._id) return
  const rewardAt = rewardAtOf(bond)
  const isOver = bond.state === 'cancelled' || bond.state === 'refused'
  if (!isOver && referral.pending.rewardAt === rewardAt) return
  const pending = isOver ? null : { ...referral.pending, rewardAt }
  await keepAccount(tx, { ...account, referral: { ...referral, pending } }, context.now)
}
