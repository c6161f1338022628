import { maskPhone } from '#shared/member/masking'
import { seal } from '../../platform/crypto/field-cipher'
import type { Db, Tx } from '../../platform/db/db'
import {
  findIdentities,
  type Identity,
  insertIdentities,
  insertMember,
  type Member,
  saveMember,
} from './member.repository'
import { newMember } from './new-member'
import { phoneKey } from './phone.service'
import { getActiveMember } from './profile.service'

export { countJoinedByImport } from './till-record.repository'

/** A customer as a till knows them. */
export interface TillCustomer {
  /** `till:<store>:<number>` */
  key: string
  storeId: string
  /** Normalized. */
  phone: string | null
}

/** Which members these keys lead to. */
export async function followKeys(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const identities = await findIdentities(db, keys)
  return new Map(identities.map(({ _id, memberId }) => [_id, memberId]))
}

/** Keys that a till's record has: its number, and the phone where the till knows one. */
export function keysOfCustomer({ key, phone }: TillCustomer): string[] {
  return phone === null ? [key] : [key, phoneKey(phone)]
}

/** Makes a member of a customer whom no key leads to yet. No welcome benefit: they have not come to the app. */
export async function openTillRecord(
  tx: Tx,
  memberId: string,
  customer: TillCustomer,
  { at, requestId }: { at: number; requestId: string },
): Promise<void> {
  const keys = keysOfCustomer(customer)
  const joined = { at, via: 'import', storeId: customer.storeId, entrance: null, requestId } as const
  await insertIdentities(
    tx,
    keys.map((_id) => toIdentity(_id, memberId, at)),
  )
  await insertMember(tx, withPhone(newMember(memberId, joined, keys), customer.phone))
}

/**
 * Lets further keys of the customer lead to a member who is there already. A till's phone number never replaces the
 * one that the member has bound.
 */
export async function linkCustomer(
  tx: Tx,
  memberId: string,
  customer: TillCustomer,
  { newKeys, at }: { newKeys: readonly string[]; at: number },
): Promise<void> {
  const member = await getActiveMember(tx, memberId)
  const hasPhone = member.phoneSealed !== null
  const keys = newKeys.filter((key) => key === customer.key || !hasPhone)
  if (keys.length === 0) return
  await insertIdentities(
    tx,
    keys.map((_id) => toIdentity(_id, memberId, at)),
  )
  const linked = { ...member, identityIds: [...new Set([...member.identityIds, ...keys])], updatedAt: at }
  await saveMember(tx, hasPhone ? linked : withPhone(linked, customer.phone))
}

function withPhone(member: Member, phone: string | null): Member {
  if (phone === null) return member
  return { ...member, phoneSealed: seal('phone', member._id, phone), phoneMasked: maskPhone(phone) }
}

function toIdentity(_id: string, memberId: string, at: number): Identity {
  return { _id, memberId, granted: [], at }
}
