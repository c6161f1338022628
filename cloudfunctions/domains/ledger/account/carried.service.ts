import type { CarriedFact, ToldName } from '#shared/base/facts/told-facts'
import type { Account } from '#shared/ledger/account/account'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { inParallel } from '../../../platform/in-parallel'
import type { Carrier } from '../../../platform/noun/carrier'
import { keepCarried, type Telling, toCarried } from '../../base/facts/facts.face'
import { findAccount, saveAccount } from './account.repository'
import { listCarrying } from './carried.repository'

/** Few members do more than this between two sweeps. */
const CARRIED_MAX = 12
const TAKE_UP_WIDTH = 4

/**
 * Tells a fact in the account, which the act writes anyway, so it costs no round trip. Nobody waits for the answers:
 * the sweep picks the fact up within minutes. A full account hands over the facts it has carried longest.
 */
export async function carry<N extends ToldName>(
  context: Context,
  tx: Tx,
  account: Account,
  telling: Omit<Telling<N>, 'memberId' | 'beside'>,
): Promise<Account> {
  const { account: carrying, overflow } = withCarried(context, account, telling)
  for (const oldest of overflow) await keepCarried(context, tx, account._id, oldest)
  return carrying
}

/** The account, carrying the fact if anybody wants it, and the facts it has to hand over for that, oldest first. */
export function withCarried<N extends ToldName>(
  context: Context,
  account: Account,
  telling: Omit<Telling<N>, 'memberId' | 'beside'>,
): { account: Account; overflow: CarriedFact[] } {
  const fact = toCarried(context, { ...telling, memberId: account._id, beside: account })
  if (!fact) return { account, overflow: [] }
  const told = [...(account.told ?? []), fact]
  const overflow = told.splice(0, Math.max(0, told.length - CARRIED_MAX))
  return { account: { ...account, told }, overflow }
}

export const carrier: Carrier = {
  isCarrying: async ({ db }) => (await listCarrying(db, 1)).length > 0,
  async takeUp(context, limit) {
    const carrying = await listCarrying(context.db, limit)
    await inParallel(carrying, { atOnce: TAKE_UP_WIDTH }, ({ _id }) => handOver(context, _id))
    return carrying.length
  },
  async takeUpOf(context, memberId) {
    if ((await findAccount(context.db, memberId))?.told) await handOver(context, memberId)
  },
}

/** Nothing else in the account changes, and its time of change stays, so nobody has to look at it again. */
function handOver(context: Context, memberId: string): Promise<void> {
  return context.db.transaction(async (tx) => {
    const account = await findAccount(tx, memberId)
    if (!account?.told) return
    const { told, ...rest } = account
    for (const fact of told) await keepCarried(context, tx, memberId, fact)
    await saveAccount(tx, rest)
  })
}
