import { coversStore } from '#shared/people/staff/role'
import { newPerson, type OwnClerk } from '#shared/reach/follow-up/follow-up'
import type { Context, StaffContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce, recordLook } from '../../base/audit/audit.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { openStores } from '../../loyalty/coupon/coupon.face'
import { getActiveMember, type Member } from '../../people/member/member.face'
import { findEmployed, getOwnStore, identify, listActiveStaffOf, listStores } from '../../people/staff/staff.face'
import { findPerson, savePerson } from './person.repository'
import { ownClerkOf } from './place.service'

const CLERKS_MAX = 100

interface Asked {
  memberCode: string
  storeId: string
}

/** @throws DomainError what `identify` throws, WRONG_STORE, STORE_NOT_FOUND, MEMBER_CLOSED */
export async function getOwnClerk(context: StaffContext, { memberCode, storeId }: Asked) {
  const { db } = context
  await getOwnStore(context, storeId)
  const { memberId } = await identify(context, memberCode, storeId)
  await recordLook(context, { action: 'follow-up.getOwnClerk', subject: memberId, storeId })
  const staff = await listActiveStaffOf(db, [storeId], CLERKS_MAX)
  return {
    own: await ownNow(context, memberId),
    clerks: staff.map(({ _id: staffId, name }) => ({ staffId, name })),
  }
}

/**
 * From now on what is asked for this member goes to this clerk; what is open stays where it is. Taken back, the member is the clerk's by whose
 * code they joined, or the store's. @throws DomainError STAFF_NOT_FOUND for whoever does not work at the store
 */
export async function setOwnClerk(
  context: StaffContext,
  { memberCode, storeId, staffId }: Asked & { staffId: string | null },
) {
  await getOwnStore(context, storeId)
  const { memberId } = await identify(context, memberCode, storeId)
  const clerk = staffId === null ? null : { staffId, storeId }
  const change = { action: 'follow-up.setOwnClerk', subject: memberId, storeId } as const
  await give(context, { memberId, clerk, by: context.staff.staffId, change })
  return { own: await ownNow(context, memberId) }
}

interface Giving {
  memberId: string
  clerk: Pick<OwnClerk, 'staffId' | 'storeId'> | null
  by: string
  change: Parameters<typeof changeOnce>[1]
}

async function give(context: Context, { memberId, clerk, by, change }: Giving): Promise<void> {
  const { db, now } = context
  const employed = clerk && (await findEmployed(db, clerk.staffId))
  if (clerk && !(employed && coversStore(employed.scope, clerk.storeId))) throw new DomainError('STAFF_NOT_FOUND')
  const own: OwnClerk | null = clerk && { ...clerk, by, at: now }
  await changeOnce(context, change, async (tx) => {
    await holdActiveAccount(tx, memberId, now)
    await savePerson(tx, { ...((await findPerson(tx, memberId)) ?? newPerson(memberId)), own })
  })
}

async function ownNow(context: Context, memberId: string) {
  const own = await standing(context, memberId)
  return own && { staffId: own.clerkId, name: own.name, isNamed: own.isNamed }
}

async function standing(context: Context, memberId: string) {
  return standingOf(context, await getActiveMember(context.db, memberId))
}

const standingOf = async (context: Context, member: Member) =>
  ownClerkOf(context, member, await findPerson(context.db, member._id))

/** Whose a member is who has been read, for whoever keeps the look on record. */
export async function ownClerkAtDesk(context: Context, member: Member) {
  const own = await standingOf(context, member)
  return own && atDesk(own, await openStores(context))
}

type Standing = NonNullable<Awaited<ReturnType<typeof standingOf>>>

function atDesk(
  { clerkId: staffId, name, isNamed, storeId }: Standing,
  stores: readonly { storeId: string; name: string }[],
) {
  const storeName = stores.find((store) => store.storeId === storeId)?.name ?? null
  return { staffId, name, isNamed, storeId, storeName }
}

const ALL_CLERKS_MAX = 500

/** The same at the desk, by the record and over all stores. @throws DomainError MEMBER_NOT_FOUND, MEMBER_CLOSED */
export async function readOwnClerk(context: Context, memberId: string) {
  const { db } = context
  const own = await standing(context, memberId)
  await recordLook(context, { action: 'follow-up.readOwnClerk', subject: memberId, storeId: null })
  const { stores } = await listStores(context)
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]))
  const staff = await listActiveStaffOf(db, [...names.keys()], ALL_CLERKS_MAX)
  const clerks = staff.flatMap(({ _id: staffId, name, storeIds }) =>
    storeIds.flatMap((storeId) => {
      const storeName = names.get(storeId)
      return storeName === undefined ? [] : [{ staffId, name, storeId, storeName }]
    }),
  )
  return { own: own && atDesk(own, stores), clerks }
}

/** @throws DomainError STAFF_NOT_FOUND, MEMBER_NOT_FOUND, MEMBER_CLOSED */
export async function nameOwnClerk(
  context: Context,
  { memberId, clerk, note, by }: Pick<Giving, 'memberId' | 'clerk' | 'by'> & { note: string },
) {
  const storeId = clerk?.storeId ?? null
  const change = { action: 'follow-up.nameOwnClerk', subject: memberId, storeId, note } as const
  await give(context, { memberId, clerk, by: context.person?.memberId ?? by, change })
  return { own: await ownNow(context, memberId) }
}
