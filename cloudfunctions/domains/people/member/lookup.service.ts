import { normalizePhone } from '#shared/people/member/masking'
import type { Context } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findAccount } from '../../ledger/account/account.face'
import { findIdentity, findMember, type Member } from './member.repository'
import { phoneKey } from './phone-key'
import { openidKey } from './sign-in.service'
import { tillKey } from './till-key'

export interface MemberQuery {
  memberId?: string | undefined
  phone?: string | undefined
  till?: { storeId: string; number: string } | undefined
  openid?: string | undefined
}

/** One member by any of the keys that lead there. @throws DomainError MEMBER_NOT_FOUND */
export async function findMemberSummary(context: Context, wanted: MemberQuery) {
  const memberId = wanted.memberId ?? (await followKey(context.db, keyOf(wanted)))
  const member = await findMember(context.db, memberId)
  if (!member) throw new DomainError('MEMBER_NOT_FOUND')
  return toSummary(context, member)
}

export async function toSummary({ db }: Pick<Context, 'db'>, member: Member) {
  const account = await findAccount(db, member._id)
  if (!account) throw new DomainError('MEMBER_NOT_FOUND')
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
