import { CONSENT_VERSIONS, type ConsentPurpose } from '#shared/people/member/consent'
import { maskPhone } from '#shared/people/member/masking'
import { seal } from '../../../platform/crypto/field-cipher'
import type { Db, Tx } from '../../../platform/db/db'
import {
  findIdentities,
  type Identity,
  insertIdentities,
  insertMember,
  type Member,
  saveMember,
} from './member.repository'
import { newMember } from './new-member'
import { phoneKey } from './phone-key'
import { getActiveMember } from './profile.service'

export { countJoinedByImport } from './till-record.repository'

/** A customer as a till knows them. */
export interface TillCustomer {
  /** See `tillKey`. */
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
  { at, requestId, consents }: { at: number; requestId: string; consents: readonly ConsentPurpose[] },
): Promise<void> {
  const keys = keysOfCustomer(customer)
  const joined = { at, via: 'import', storeId: customer.storeId, entrance: null, requestId } as const
  await insertIdentities(
    tx,
    keys.map((_id) => toIdentity(_id, memberId, at)),
  )
  const member = newMember(memberId, joined, keys)
  await insertMember(tx, withPhone(withConsents(member, consents, at), customer.phone))
}

/**
 * Lets further keys of the customer lead to a member who is there already, with what they agreed to at the till. A
 * till's phone number never replaces the one that the member has bound, nor its consents what the member has said.
 */
export async function linkCustomer(
  tx: Tx,
  memberId: string,
  customer: TillCustomer,
  { newKeys, at, consents }: { newKeys: readonly string[]; at: number; consents: readonly ConsentPurpose[] },
): Promise<{ hasConsented: boolean }> {
  const known = await getActiveMember(tx, memberId)
  const member = withConsents(known, consents, at)
  const hasPhone = member.phoneSealed !== null
  const keys = newKeys.filter((key) => key === customer.key || !hasPhone)
  const hasConsented = member !== known
  // The key that has led here: after a merge it says which of the two the customer is.
  const via = keysOfCustomer(customer).find((key) => !newKeys.includes(key))
  if (keys.length === 0 && !hasConsented) return { hasConsented }
  await insertIdentities(
    tx,
    keys.map((_id) => ({ ...toIdentity(_id, memberId, at), ...(via !== undefined && { via }) })),
  )
  const linked = { ...member, identityIds: [...new Set([...member.identityIds, ...keys])], updatedAt: at }
  await saveMember(tx, hasPhone ? linked : withPhone(linked, customer.phone))
  return { hasConsented }
}

/** Only where the member was never asked. */
function withConsents(member: Member, purposes: readonly ConsentPurpose[], at: number): Member {
  const open = purposes.filter((purpose) => member.consents[purpose] === undefined)
  if (open.length === 0) return member
  const given = open.map((purpose) => [purpose, { version: CONSENT_VERSIONS[purpose], isGranted: true, at }] as const)
  return { ...member, consents: { ...member.consents, ...Object.fromEntries(given) } }
}

function withPhone(member: Member, phone: string | null): Member {
  if (phone === null) return member
  return { ...member, phoneSealed: seal('phone', member._id, phone), phoneMasked: maskPhone(phone) }
}

function toIdentity(_id: string, memberId: string, at: number): Identity {
  return { _id, memberId, granted: [], at }
}
