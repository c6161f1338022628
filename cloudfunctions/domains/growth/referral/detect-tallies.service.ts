import type { BondFacts } from '#shared/growth/referral/signals/facts'
import { type InviterTally, newTallies, type Tallies } from '#shared/growth/referral/signals/tally'
import type { Reader, Tx } from '../../../platform/db/db'
import { findTally, type StoredTally, saveTally } from './detect.repository'

const inviterTallyId = (memberId: string) => `inviter:${memberId}`

/** Which document holds which tally of a bond; none for what the shop does not see. */
function tallyIds({ inviter, invitee }: BondFacts): Partial<Record<keyof Tallies, string>> {
  return {
    inviter: inviterTallyId(inviter.memberId),
    ...(invitee.device === null ? {} : { device: `device:${invitee.device}` }),
    ...(invitee.payer === null ? {} : { payer: `payer:${invitee.payer}` }),
    ...(invitee.address === null ? {} : { address: `address:${invitee.address}` }),
    ...(invitee.network === null ? {} : { network: `network:${invitee.network}` }),
  }
}

/** One small document for each key: what it costs does not grow with the members of the shop. */
export async function readTallies(reader: Reader, facts: BondFacts): Promise<Tallies> {
  const ids = tallyIds(facts)
  const empty = newTallies()
  const read = async <T extends StoredTally['tally']>(id: string | undefined, otherwise: T) =>
    // The prefix of the id says which kind it is.
    id === undefined ? otherwise : (((await findTally(reader, id))?.tally as T | undefined) ?? otherwise)
  return {
    inviter: await read(ids.inviter, empty.inviter),
    device: await read(ids.device, empty.device),
    payer: await read(ids.payer, empty.payer),
    address: await read(ids.address, empty.address),
    network: await read(ids.network, empty.network),
  }
}

export async function keepTallies(tx: Tx, facts: BondFacts, tallies: Tallies, now: number): Promise<void> {
  const ids = tallyIds(facts)
  for (const key of Object.keys(ids) as (keyof Tallies)[]) {
    const _id = ids[key]
    if (_id !== undefined) await saveTally(tx, { _id, tally: tallies[key], updatedAt: now })
  }
}

/** Changes what is remembered of an inviter; nothing when nothing is. */
export async function changeInviterTally(
  tx: Tx,
  { memberId, now }: { memberId: string; now: number },
  change: (tally: InviterTally) => InviterTally,
): Promise<void> {
  const stored = await findTally(tx, inviterTallyId(memberId))
  if (stored) await saveTally(tx, { ...stored, tally: change(stored.tally as InviterTally), updatedAt: now })
}
