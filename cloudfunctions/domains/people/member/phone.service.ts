import { maskPhone, normalizePhone } from '#shared/people/member/masking'
import { withoutOpen } from '#shared/people/member/till-question'
import type { MemberContext } from '../../../platform/context'
import { seal } from '../../../platform/crypto/field-cipher'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { tellForSweep } from '../../base/facts/facts.face'
import { requireRoom } from './day-tally.service'
import { findKnownNumber, markKnown, rememberNumber } from './known-person.service'
import { toProfile } from './member.mapper'
import {
  findIdentity,
  insertIdentities,
  type Member,
  removeIdentity,
  saveIdentity,
  saveMember,
} from './member.repository'
import { phoneKey } from './phone-key'
import { getActiveMember } from './profile.service'
import { openidKey } from './sign-in.service'
import { askAbout, tellsOwner } from './till-question.service'

/**
 * Keeps the phone number that WeChat vouches for. Of a record from the till under the same number the member is asked
 * whether it is theirs (see `answerTillRecord`), unless the number says nothing about whose it is (see `tellsOwner`);
 * a number that leads to another WeChat member is refused.
 */
export async function bindPhone(context: MemberContext, code: string) {
  const { db, cloud, memberId } = context
  const known = await getActiveMember(db, memberId)
  // WeChat's code works once. The same request again finds its work done instead of asking WeChat again.
  if (known.phoneRequestId === context.requestId) return { ...toProfile(known), joinedRecord: false, pointsAdded: 0 }
  await requireRoom(context, 'phoneCodes')
  const phone = normalizePhone(await cloud.phoneNumberOf(code))
  if (!phone) throw new DomainError('PHONE_CODE_INVALID')
  return db.transaction((tx) => bind(context, tx, phone))
}

async function bind(context: MemberContext, tx: Tx, phone: string) {
  const { memberId, now, requestId, caller } = context
  const key = phoneKey(phone)
  const via = openidKey(caller.openid)
  const member = await getActiveMember(tx, memberId)
  const holder = await findIdentity(tx, key)
  const other = holder && holder.memberId !== memberId ? await tillRecordOf(tx, holder.memberId) : null
  const known = await findKnownNumber(tx, memberId, key)
  const before = await letGoOfOldPhone(tx, member, { key, via, now })
  if (!holder) await insertIdentities(tx, [{ _id: key, memberId, granted: [], at: now, via }])
  if (holder && (other || holder.via !== via)) await saveIdentity(tx, { ...holder, memberId, via })
  const asks = other !== null && (await tellsOwner(context, tx, memberId, other))
  if (other) await saveMember(tx, withoutPhone(other, key, now))
  const bound: Member = {
    ...(asks ? askAbout(before, other, now) : before),
    identityIds: [...new Set([...before.identityIds, key])],
    phoneSealed: seal('phone', memberId, phone),
    phoneMasked: maskPhone(phone),
    phoneRequestId: requestId,
    welcomeDueAt: known ? null : before.welcomeDueAt,
    updatedAt: now,
  }
  if (!hasBound(member, key)) {
    const telling = { name: 'member.phoneBound', source: `${memberId}:${requestId}`, memberId } as const
    await tellForSweep(context, tx, { ...telling, payload: { requestId }, beside: bound })
  }
  await saveMember(tx, bound)
  if (known) await markKnown(context, tx, memberId, known)
  return { ...toProfile(bound), joinedRecord: false, pointsAdded: 0 }
}

/** Whoever taps again because no reply came has bound the number with another request. What a till wrote is no binding. */
function hasBound({ identityIds, phoneRequestId }: Member, key: string): boolean {
  return phoneRequestId !== null && identityIds.includes(key)
}

/** The other holder, if it is only a record from the till: nobody signs in with it. */
async function tillRecordOf(tx: Tx, memberId: string): Promise<Member> {
  const other = await getActiveMember(tx, memberId)
  if (other.identityIds.some((id) => id.startsWith('wx:'))) throw new DomainError('PHONE_TAKEN')
  return other
}

/** The number is somebody else's, as WeChat says. The rest of the till's record stays what it is. */
function withoutPhone(member: Member, key: string, now: number): Member {
  const identityIds = member.identityIds.filter((id) => id !== key)
  return { ...member, identityIds, phoneSealed: null, phoneMasked: null, updatedAt: now }
}

interface NewPhone {
  key: string
  /** The phone that binds it. */
  via: string
  now: number
}

/** A number that another phone of the same person has bound, before a merge or since, stays: the merge may be undone. */
async function letGoOfOldPhone(tx: Tx, member: Member, { key, via, now }: NewPhone): Promise<Member> {
  const others = member.identityIds.filter((id) => id.startsWith('wx:') && id !== via)
  const isOthers = async (id: string) => others.length > 0 && others.includes((await findIdentity(tx, id))?.via ?? '')
  const old: string[] = []
  for (const id of member.identityIds.filter((each) => each.startsWith('ph:') && each !== key)) {
    if (!(await isOthers(id))) old.push(id)
  }
  if (old.length === 0) return member
  const letGo = [...(member.letGo ?? [])]
  for (const id of old) {
    await removeIdentity(tx, id)
    letGo.push(await rememberNumber(tx, member, id, now))
  }
  const identityIds = member.identityIds.filter((id) => !old.includes(id))
  return { ...member, letGo: [...new Set(letGo)], identityIds, tillRecords: withoutOpen(member.tillRecords) }
}
