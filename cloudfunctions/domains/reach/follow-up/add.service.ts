import { copyProblems } from '#shared/kernel/copy-law'
import { decideAdding, maySpeakTo, type NewFollowUp } from '#shared/reach/follow-up/decide'
import { type FollowUpReason, followUpId, type Offer } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, keepAccount } from '../../ledger/account/account.face'
import { findMember } from '../../people/member/member.face'
import { findFollowUp, insertFollowUp, saveFollowUp } from './follow-up.repository'
import { findPerson, savePerson } from './person.repository'
import { placeFor } from './place.service'
import type { Room } from './room.service'

export interface FollowUpAsk {
  memberId: string
  reason: FollowUpReason
  /** The fact that it follows from, such as `journey:<run>:<node>`: it makes one, however often it is told. */
  source: string
  why: string
  say: string
  offer: Offer | null
  dueAt: number
  /** Where it is given to by rule: a store instead of the usual one, and a clerk instead of the own one. */
  storeId?: string | null
  staffId?: string | null
}

type Added =
  | 'added'
  /** The same source made one before. */
  | 'known'
  /** They said no, have left, or it is too soon. */
  | 'notNow'
  /** No store that it could be given to, or the lists are full. */
  | 'nowhere'

/**
 * Puts down that a clerk speaks to a member, in the transaction of whoever asks; answers what came of it, and a refusal is none of
 * theirs to mend. Words that the law does not allow are never put down, whoever wrote them.
 */
export const addFollowUp = (context: Context, tx: Tx, ask: FollowUpAsk): Promise<Added> =>
  addWithin(context, tx, ask, null)

/** The same while the lists have room for it. */
export async function addWithin(context: Context, tx: Tx, ask: FollowUpAsk, room: Room | null): Promise<Added> {
  const { now } = context
  const { memberId, reason, source, why, say, offer, dueAt } = ask
  if (copyProblems(say).length > 0) return 'notNow'
  const known = await findFollowUp(tx, followUpId(memberId, source))
  if (known) return 'known'
  const [account, member] = [await findAccount(tx, memberId), await findMember(tx, memberId)]
  if (account?.status !== 'active' || !member || !maySpeakTo(member.consents, reason)) return 'notNow'
  const person = await findPerson(tx, memberId)
  const open = person?.openId ? await findFollowUp(tx, person.openId) : null
  const rules = await rulesInForce(context, followUpRules)
  const place = await placeFor(context, { ask, member, person })
  if (!place || (room && !(await room.has(place)))) return 'nowhere'
  const asked: NewFollowUp = { memberId, reason, source, why, say, offer, dueAt, ...place }
  const adding = decideAdding(asked, { known, person, open }, rules, now)
  if (adding.kind !== 'added') return adding.kind
  // Whoever leaves at this moment takes it along: the account is what both write.
  await keepAccount(tx, account, Math.max(now, account.updatedAt + 1))
  await insertFollowUp(tx, adding.followUp)
  await savePerson(tx, adding.person)
  if (adding.open) await saveFollowUp(tx, adding.open)
  if (adding.followUp.state === 'open') room?.take(place)
  return 'added'
}
