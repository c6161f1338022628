import { DAY_MS } from '#shared/kernel/business-day'
import { coversStore } from '#shared/people/staff/role'
import type { FollowUpPerson } from '#shared/reach/follow-up/follow-up'
import type { Context } from '../../../platform/context'
import { clerkOfEntrance } from '../../growth/entrance/entrance.face'
import { findHolderId, type Member, recordsOfPerson } from '../../people/member/member.face'
import { findEmployed, isStore } from '../../people/staff/staff.face'
import { countStandingByStore } from '../../till/purchase/purchase.face'

const LOOKED_DAYS = 365

interface Asking {
  ask: { memberId: string; storeId?: string | null; staffId?: string | null }
  member: Pick<Member, 'joined'>
  person: Pick<FollowUpPerson, 'own'> | null
}

/**
 * Where a follow-up goes: as it was asked for, otherwise to the own clerk while they work there (whom a manager has named before the one
 * by whose code the member joined), otherwise to the store that the member buys at most, or joined at. Null where there is none.
 */
export async function placeFor(
  context: Context,
  { ask, member, person }: Asking,
): Promise<{ storeId: string; clerkId: string | null } | null> {
  const clerk = ask.staffId ? await workingAt(context, ask.staffId, ask.storeId ?? null) : null
  if (clerk) return clerk
  if (ask.storeId) return { storeId: ask.storeId, clerkId: null }
  const own = await ownClerkOf(context, member, person)
  if (own) return { storeId: own.storeId, clerkId: own.clerkId }
  const storeId = (await mostBoughtAt(context, ask.memberId)) ?? member.joined.storeId
  if (storeId === null || !(await isStore(context, storeId))) return null
  return { storeId, clerkId: null }
}

interface OwnClerkNow {
  storeId: string
  clerkId: string
  name: string
  isNamed: boolean
}

/** Null where neither works there any more. */
export async function ownClerkOf(
  context: Pick<Context, 'db'>,
  { joined }: Pick<Member, 'joined'>,
  person: Pick<FollowUpPerson, 'own'> | null,
): Promise<OwnClerkNow | null> {
  const named = person?.own ? await workingAt(context, person.own.staffId, person.own.storeId) : null
  if (named) return { ...named, isNamed: true }
  const key = joined.entrance?.key
  const staffId = key ? await clerkOfEntrance(context.db, key) : null
  const brought = staffId === null ? null : await workingAt(context, staffId, joined.storeId)
  return brought && { ...brought, isNamed: false }
}

/**
 * A clerk who has left, or works elsewhere by now, has no members any more: theirs are the store's. One whose record goes on as another
 * one is still the same person.
 */
async function workingAt(
  { db }: Pick<Context, 'db'>,
  staffId: string,
  storeId: string | null,
): Promise<Omit<OwnClerkNow, 'isNamed'> | null> {
  const clerkId = await findHolderId(db, staffId)
  const employed = clerkId === null ? null : await findEmployed(db, clerkId)
  if (clerkId === null || !employed) return null
  const at = storeId ?? employed.scope.storeIds?.[0] ?? null
  return at !== null && coversStore(employed.scope, at) ? { storeId: at, clerkId, name: employed.name } : null
}

async function mostBoughtAt({ db, now }: Context, memberId: string): Promise<string | null> {
  const counts = await countStandingByStore(db, await recordsOfPerson(db, memberId), now - LOOKED_DAYS * DAY_MS)
  const [most] = counts.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  return most && most.key !== 'null' ? most.key : null
}
