import type { Bond } from '#shared/growth/referral/bond'
import { ended, released } from '#shared/growth/referral/progress'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { keepBond } from './keep.service'
import { findBond } from './referral.repository'

/**
 * A person has looked at a held bond and found nothing, or the time for looking is over: the rewards come at the next
 * tick, or on the day on which they would have come anyway. Done again, it answers the bond as it is.
 * @throws DomainError BOND_NOT_FOUND, BOND_NOT_HELD when it is neither held nor released
 */
export function releaseBond(context: Context, tx: Tx, bondId: string): Promise<Bond> {
  return decide(context, tx, bondId, {
    isDone: ({ isCleared }) => isCleared,
    act: (bond) => released(bond, context.now),
  })
}

/**
 * A person has decided against a held bond; nobody gets anything. Done again, it answers the bond as it is.
 * @throws DomainError BOND_NOT_FOUND, BOND_NOT_HELD when it is neither held nor refused by a review
 */
export async function refuseBond(context: Context, tx: Tx, bondId: string): Promise<Bond> {
  return decide(context, tx, bondId, {
    isDone: ({ end }) => end?.reason === 'reviewed',
    act: (bond) => ended(bond, 'refused', 'reviewed', context.now),
  })
}

interface BondAct {
  isDone(bond: Bond): boolean
  act(bond: Bond): Bond
}

async function decide(context: Context, tx: Tx, bondId: string, { isDone, act }: BondAct): Promise<Bond> {
  const bond = await findBond(tx, bondId)
  if (!bond) throw new DomainError('BOND_NOT_FOUND')
  if (isDone(bond)) return bond
  if (bond.state !== 'held') throw new DomainError('BOND_NOT_HELD')
  const decided = act(bond)
  await keepBond(context, tx, bond, decided)
  return decided
}
