import { DAY_MS } from '#shared/kernel/business-day'
import { coversStore } from '#shared/people/staff/role'
import type { Context } from '../../../platform/context'
import { clerkOfEntrance } from '../../growth/entrance/entrance.face'
import { type Member, recordsOfPerson } from '../../people/member/member.face'
import { findEmployed, isStore } from '../../people/staff/staff.face'
import { countStandingByStore } from '../../till/purchase/purchase.face'

const LOOKED_DAYS = 365

interface Asking {
  ask: { memberId: string; storeId?: string | null; staffId?: string | null }
  member: Pick<Member, 'joined'>
}

/**
 * Where a follow-up goes: as it was asked for, otherwise to the own clerk while they work there, otherwise to the store that the
 * member buys at most, or joined at. Null where there is none.
 */
export async function placeFor(
  context: Context,
  { ask, member }: Asking,
): Promise<{ storeId: string; clerkId: string | null } | null> {
  const clerk = ask.staffId ? await workingAt(context, ask.staffId, ask.storeId ?? null) : null
  if (clerk) return clerk
  if (ask.storeId) return { storeId: ask.storeId, clerkId: null }
  const own = await ownClerkOf(context, member)
  if (own) return own
  const storeId = (await mostBoughtAt(context, ask.memberId)) ?? member.joined.storeId
  if (storeId === null || !(await isStore(context, storeId))) return null
  return { storeId, clerkId: null }
}

/** The clerk by whose code the member joined. */
async function ownClerkOf(context: Context, { joined }: Pick<Member, 'joined'>) {
  const key = joined.entrance?.key
  const staffId = key ? await clerkOfEntrance(context.db, key) : null
  return staffId === null ? null : workingAt(context, staffId, joined.storeId)
}

/** A clerk who has left, or works elsewhere by now, has no members any more: theirs are the store's. */
async function workingAt(
  { db }: Context,
  staffId: string,
  storeId: string | null,
): Promise<{ storeId: string; clerkId: string } | null> {
  const employed = await findEmployed(db, staffId)
  if (!employed) return null
  const at = storeId ?? employed.scope.storeIds?.[0] ?? null
  return at !== null && coversStore(employed.scope, at) ? { storeId: at, clerkId: staffId } : null
}

async function mostBoughtAt({ db, now }: Context, memberId: string): Promise<string | null> {
  const counts = await countStandingByStore(db, await recordsOfPerson(db, memberId), now - LOOKED_DAYS * DAY_MS)
  const [most] = counts.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  return most && most.key !== 'null' ? most.key : null
}
