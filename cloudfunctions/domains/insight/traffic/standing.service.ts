import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findAccount, keepAccount } from '../../ledger/account/account.face'
import { findVerdict } from './verdict.repository'

/** The account that carries a person on waits as long as the longest of what stands against any of their records. */
export async function holdAsRecordsSay(
  { now }: Pick<Context, 'now'>,
  tx: Tx,
  holderId: string,
  recordIds: readonly string[],
): Promise<void> {
  let untilAt = 0
  for (const id of recordIds) untilAt = Math.max(untilAt, (await findVerdict(tx, id))?.heldUntilAt ?? 0)
  const account = await findAccount(tx, holderId)
  if (account?.status !== 'active') return
  const giftsHeld = untilAt > now ? { untilAt } : null
  if ((account.giftsHeld?.untilAt ?? 0) === (giftsHeld?.untilAt ?? 0)) return
  await keepAccount(tx, { ...account, giftsHeld }, now)
}
