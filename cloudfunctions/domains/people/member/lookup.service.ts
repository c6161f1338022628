import type { Account } from '#shared/ledger/account/account'
import { normalizePhone } from '#shared/people/member/masking'
import type { Context } from '../../../platform/context'
import { unseal } from '../../../platform/crypto/field-cipher'
import type { Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { findAccount } from '../../ledger/account/account.face'
import { findIdentity, findMember, listByNickname, type Member } from './member.repository'
import { phoneKey } from './phone-key'
import { openidKey } from './sign-in.service'
import { tillKey } from './till-key'

export interface MemberQuery {
  memberId?: string | undefined
  phone?: string | undefined
  till?: { storeId: string; number: string } | undefined
  openid?: string | undefined
}

const NICKNAMES_MAX = 20

/** One member by any of the keys that lead there; the look is on record. @throws DomainError MEMBER_NOT_FOUND */
export async function findMemberSummary(context: Context, wanted: MemberQuery) {
  const memberId = wanted.memberId ?? (await followKey(context.db, keyOf(wanted)))
  const member = await findMember(context.db, memberId)
  if (!member) throw new DomainError('MEMBER_NOT_FOUND')
  await recordLook(context, { action: 'member.find', subject: memberId, storeId: null })
  return toSummary(context, member)
}

/** Members whose nickname begins with a text. Nicknames that WeChat has not checked are shown to nobody. */
export async function searchMembers(context: Context, nickname: string) {
  const found = await listByNickname(context.db, nickname, NICKNAMES_MAX + 1)
  const shown = found.slice(0, NICKNAMES_MAX).flatMap((member) => {
    const { _id: memberId, nickname: name, isNicknameChecked, phoneMasked, joined } = member
    if (name === null || !isNicknameChecked) return []
    return [{ memberId, nickname: name, phoneMasked, joinedAt: joined.at, storeId: joined.storeId }]
  })
  await recordLook(context, { action: 'member.search', subject: 'members', storeId: null })
  return { members: shown, isComplete: found.length <= NICKNAMES_MAX }
}

/** @throws DomainError MEMBER_NOT_FOUND */
export async function revealPhone(context: Context, { memberId, note }: { memberId: string; note: string }) {
  const member = await findMember(context.db, memberId)
  if (!member) throw new DomainError('MEMBER_NOT_FOUND')
  // Logged before it is answered, because a lost reply was a look all the same.
  await recordLook(context, { action: 'member.revealPhone', subject: memberId, storeId: null, note })
  return { phone: fullPhoneOf(member) }
}

/** The full phone number; null if none is stored. The caller must log that it is shown. */
export function fullPhoneOf({ _id, phoneSealed }: Member): string | null {
  return phoneSealed === null ? null : unseal('phone', _id, phoneSealed)
}

export async function toSummary({ db }: Pick<Context, 'db'>, member: Member) {
  const account = await findAccount(db, member._id)
  if (!account) throw new DomainError('MEMBER_NOT_FOUND')
  return summaryOf(member, account)
}

/** The same, where the account has been read. */
export function summaryOf(member: Member, account: Account) {
  return {
    memberId: member._id,
    status: member.status,
    mergedInto: member.merge?.into ?? null,
    identities: member.identityIds.map(withoutSecret),
    phoneMasked: member.phoneMasked,
    points: account.points.balance,
    tierKey: account.tier.key,
    joinedAt: member.joined.at,
    storeId: member.joined.storeId,
    nickname: member.isNicknameChecked ? member.nickname : null,
    birthdayMasked: member.birthdayMasked,
  }
}

/** Both sides of a merge or of its undoing, after it. */
export async function toSummaries<T extends { from: Member; into: Member }>(context: Context, members: T) {
  return { ...members, from: await toSummary(context, members.from), into: await toSummary(context, members.into) }
}

function keyOf({ phone, till, openid }: MemberQuery): string {
  const number = phone === undefined ? null : normalizePhone(phone)
  if (number) return phoneKey(number)
  if (till) return tillKey(till.storeId, till.number)
  if (openid) return openidKey(openid)
  throw new DomainError('INVALID_INPUT')
}

async function followKey(reader: Reader, key: string): Promise<string> {
  const identity = await findIdentity(reader, key)
  if (!identity) throw new DomainError('MEMBER_NOT_FOUND')
  return identity.memberId
}

/** The kind of a key, a till's with its store, and its end, so that two can be told apart; never a whole key. */
function withoutSecret(identityId: string): string {
  const [kind = '', ...rest] = identityId.split(':')
  const store = kind === 'till' ? `${rest[0]?.replace('#', '')}:` : ''
  return `${kind}:${store}…${rest.join(':').slice(-4)}`
}
