import type { Bond } from '#shared/growth/referral/bond'
import { CLIMB_MAX } from '#shared/growth/referral/graph'
import type { BondFacts, Party } from '#shared/growth/referral/signals/facts'
import type { Context } from '../../../platform/context'
import { findMembers, getHolder } from '../../people/member/member.face'
import { listLatestTouches } from '../entrance/entrance.face'
import { activeDaysOf } from './active-days'
import { findBond } from './referral.repository'

/** So many of the inviter's latest visits are looked at for phones and networks: a person has few of either. */
const TOUCHES_MAX = 20

/** What is known of a bond and of the two sides. A till knows neither payers nor addresses: they stay null. */
export async function gatherFacts({ db }: Context, bond: Bond): Promise<BondFacts> {
  const [members, visits] = await Promise.all([
    findMembers(db, [bond._id, bond.inviterId]),
    listLatestTouches(db, bond.inviterId, TOUCHES_MAX),
  ])
  const joinedAt = (memberId: string) => members.find(({ _id }) => _id === memberId)?.joined.at ?? null
  const nowhere = { payer: null, address: null }
  const inviter: Party = {
    ...nowhere,
    memberId: bond.inviterId,
    joinedAt: joinedAt(bond.inviterId),
    // Of several phones, the one that the friend used too, if there is one.
    device: sharedOrLatest(
      visits.map(({ device }) => device),
      bond.device,
    ),
    network: sharedOrLatest(
      visits.map(({ network }) => network),
      bond.network,
    ),
  }
  const invitee: Party = {
    ...nowhere,
    memberId: bond._id,
    joinedAt: joinedAt(bond._id),
    device: bond.device,
    network: bond.network,
  }
  const minimumFen = bond.terms.minFen
  const paidFen = bond.act?.amountFen ?? null
  return {
    invitee,
    inviter,
    boundAt: bond.boundAt,
    qualifiedAt: bond.act?.at ?? bond.qualifiedAt,
    order: minimumFen > 0 && paidFen !== null ? { amountFen: paidFen, minimumFen } : null,
    isRefunded: null,
    activeDays: null,
  }
}

/** The same with what the friend has done since: a purchase that was given back would have ended the bond. */
export async function gatherKnownFacts(context: Context, bond: Bond): Promise<BondFacts> {
  const [facts, holder] = await Promise.all([gatherFacts(context, bond), getHolder(context.db, bond._id)])
  return { ...facts, isRefunded: bond.act?.kind === 'purchase' ? false : null, activeDays: activeDaysOf(holder) }
}

function sharedOrLatest(keys: readonly (string | null)[], ofFriend: string | null): string | null {
  const known = keys.filter((key) => key !== null)
  return known.find((key) => key === ofFriend) ?? known[0] ?? null
}

/** The inviters above a member, the direct one first: read one by one, at most CLIMB_MAX, ends at the member itself. */
export async function climbInviters({ db }: Context, bond: Bond): Promise<string[]> {
  const inviters: string[] = []
  let inviterId: string | null = bond.inviterId
  while (inviterId !== null && inviters.length < CLIMB_MAX) {
    inviters.push(inviterId)
    if (inviterId === bond._id) break
    inviterId = (await findBond(db, inviterId))?.inviterId ?? null
  }
  return inviters
}
