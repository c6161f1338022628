import type { Bond, BondEndReason } from '#shared/growth/referral/bond'
import { maskedName } from '#shared/growth/referral/bond-text'
import { ended, held, holding, released, rewardAtOf, waiting, withActChecked } from '#shared/growth/referral/progress'
import { startOfDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { findScope } from '../../people/staff/staff.face'
import { listPurchasesOfMember } from '../../till/purchase/purchase.face'
import { actFacts } from './act.service'
import { countBudget, keepBond } from './keep.service'
import { findBond } from './referral.repository'
import { payReward } from './reward.service'

/**
 * Asks whether anything speaks against a bond whose friend has acted. `hold`: a person looks at it first, in the case
 * named. Told twice about the same bond, it answers the same case.
 */
export type Detect = (
  context: Context,
  bond: Bond,
) => Promise<
  { verdict: 'clear'; waitUntilAt?: number | null } | { verdict: 'hold'; caseId: string | null; heldUntilAt?: number }
>

/** More steps than a bond can take at one visit. */
const STEPS_MAX = 4

/** Takes a bond as far as it can go now. Answers whether anything changed; done again, it finds nothing to do. */
export async function settleBond(context: Context, bondId: string, detect: Detect): Promise<boolean> {
  let hasChanged = false
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const bond = await findBond(context.db, bondId)
    if (!bond || bond.dueAt === null || bond.dueAt > context.now) break
    const look = bond.state === 'qualified' || bond.state === 'holding' ? await lookAt(context, bond, detect) : null
    if (!(await takeStep(context, bond, look))) break
    hasChanged = true
  }
  return hasChanged
}

/** What was found outside of the transaction: it may take many reads, and no write of a bond can change it. */
interface Look {
  refusal: BondEndReason | null
  suspicion: { caseId: string | null; untilAt: number | undefined } | null
  /** In doubt: the rewards wait until then. */
  waitUntilAt: number | null
  inviteeName: string | null
}

async function lookAt(context: Context, bond: Bond, detect: Detect): Promise<Look> {
  const { db } = context
  const holder = await getHolder(db, bond._id)
  const [inviterScope, inviteeScope] = [await findScope(db, bond.inviterId), await findScope(db, holder._id)]
  const refusal = inviterScope || inviteeScope ? ('staff' as const) : await knownBefore(context, bond, holder)
  const member = await findMember(db, holder._id)
  const name = member?.nickname && member.isNicknameChecked ? maskedName(member.nickname) : null
  const finding = refusal === null && !bond.isCleared ? await detect(context, bond) : { verdict: 'clear' as const }
  return {
    refusal,
    suspicion: finding.verdict === 'hold' ? { caseId: finding.caseId, untilAt: finding.heldUntilAt } : null,
    waitUntilAt: finding.verdict === 'hold' ? null : (finding.waitUntilAt ?? null),
    inviteeName: name,
  }
}

/**
 * An earlier membership, which a bound phone has brought to light, or a purchase from before the invitation, which a
 * till's file has.
 */
async function knownBefore({ db }: Context, bond: Bond, { _id, past }: Account): Promise<'known-before' | null> {
  if (past) return 'known-before'
  for (const recordId of await recordsOfPerson(db, _id)) {
    if ((await listPurchasesOfMember(db, recordId, startOfDay(bond.boundDay), 1)).length > 0) return 'known-before'
  }
  return null
}

function takeStep(context: Context, seen: Bond, look: Look | null): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const bond = await findBond(tx, seen._id)
    // Somebody else has moved it on meanwhile: the next look sees where it stands.
    if (!bond || bond.state !== seen.state || bond.dueAt !== seen.dueAt) return false
    const next = await nextOf(context, tx, bond, look)
    if (next === bond) return false
    if (next.state === 'rewarded') await countBudget(context, tx, bond, next)
    else await keepBond(context, tx, bond, next)
    return true
  })
}

async function nextOf(context: Context, tx: Tx, bond: Bond, look: Look | null): Promise<Bond> {
  const { now } = context
  switch (bond.state) {
    case 'bound':
      return ended(bond, 'expired', 'not-in-time', now)
    case 'held':
      // Nobody has decided in time: doubt favors the members.
      return released(bond, now)
    case 'qualified':
    case 'holding':
      return look ? advance(context, tx, bond, look) : bond
    default:
      return { ...bond, dueAt: null }
  }
}

async function advance(context: Context, tx: Tx, bond: Bond, look: Look): Promise<Bond> {
  const { now } = context
  const checked = bond.act ? withActChecked(bond, await actFacts(tx, bond.act), now) : bond
  if (checked !== bond) return checked
  if (look.refusal) return ended(bond, 'refused', look.refusal, now)
  const named = { ...bond, inviteeName: look.inviteeName }
  const invitee = await getHolder(tx, bond._id)
  if (invitee.status === 'closed') return ended({ ...bond, inviteeName: null }, 'cancelled', 'friend-left', now)
  if (look.suspicion && !bond.isCleared) return held(named, look.suspicion.caseId, now, look.suspicion.untilAt)
  if (look.waitUntilAt !== null && look.waitUntilAt > now && !bond.isCleared)
    return waiting(named, look.waitUntilAt, now)
  const isDue = (rewardAtOf(bond) ?? now) <= now
  return bond.state === 'holding' && isDue ? payReward(context, tx, named, invitee) : holding(named, now)
}
