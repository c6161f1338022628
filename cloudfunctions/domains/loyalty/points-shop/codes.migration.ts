import type { PickUp } from '#shared/loyalty/points-shop/pick-up'
import type { Tx } from '../../../platform/db/db'
import type { Migration } from '../../../platform/noun/migration'
import { findPickUp, pageWaiting, savePickUp } from './pick-up.repository'
import { findCode, insertCode } from './pick-up-code.repository'

/** Pick-ups that wait since before codes had a record of their own: each gets one, and keeps its code. */
export const codesMigration: Migration = {
  steps: [
    {
      list: pageWaiting,
      isOld,
      renew: (context, { _id }: PickUp) => context.db.transaction((tx) => holdCode(tx, _id)),
    },
  ],
}

function isOld({ status, isCodeHeld }: PickUp): boolean {
  return status === 'waiting' && isCodeHeld !== true
}

async function holdCode(tx: Tx, pickUpId: string): Promise<boolean> {
  const pickUp = await findPickUp(tx, pickUpId)
  // Collected or given back meanwhile.
  if (!pickUp || !isOld(pickUp)) return false
  // Another one may have had this code and be over.
  if (!(await findCode(tx, pickUp.openCode))) await insertCode(tx, pickUp.openCode, pickUp.at)
  await savePickUp(tx, { ...pickUp, isCodeHeld: true })
  return true
}
