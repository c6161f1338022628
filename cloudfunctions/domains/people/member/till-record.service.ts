import { CONSENT_VERSIONS, type ConsentPurpose } from '#shared/people/member/consent'
import { maskPhone } from '#shared/people/member/masking'
import { seal } from '../../../platform/crypto/field-cipher'
import type { Db, Tx } from '../../../platform/db/db'
import {
  addIdentities,
  addMembers,
  findIdentities,
  findMembers,
  type Identity,
  insertIdentities,
  insertMember,
  type Member,
  removeIdentitiesOf,
  removeMembers,
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

/** Where the keys of a file's customers lead. */
export interface FollowedKeys {
  members: Map<string, string>
  /** Numbers that WeChat vouches for, by their keys: they say whose the number is, and not whose the till's customer is. */
  vouched: Map<string, string>
}

export async function followCustomers(db: Db, keys: readonly string[]): Promise<FollowedKeys> {
  const followed: FollowedKeys = { members: new Map(), vouched: new Map() }
  for (const { _id, memberId, via } of await findIdentities(db, keys)) {
    const isVouched = _id.startsWith('ph:') && via?.startsWith('wx:') === true
    followed[isVouched ? 'vouched' : 'members'].set(_id, memberId)
  }
  return followed
}

/** The member whose number the till's customer is said to have, where that is another record than the till's own key leads to. */
export function ownerOfNumber({ members, vouched }: FollowedKeys, { key, phone }: TillCustomer): string | null {
  const owner = phone === null ? undefined : vouched.get(phoneKey(phone))
  return owner === undefined || members.get(key) === owner ? null : owner
}

/** Without the number that somebody else has by WeChat: a till's phone number leads nowhere then. */
export function withoutVouched(followed: FollowedKeys, customer: TillCustomer): TillCustomer {
  const isVouched = customer.phone !== null && followed.vouched.has(phoneKey(customer.phone))
  return isVouched ? { ...customer, phone: null } : customer
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
  { at, requestId, consents }: JoinByFile,
): Promise<void> {
  await insertIdentities(tx, identitiesOf(memberId, customer, at))
  await insertMember(tx, aTillMember({ memberId, customer }, { at, requestId, consents }))
}

/** Who joins by a file. */
export interface Newcomer {
  memberId: string
  customer: TillCustomer
}

export interface JoinByFile {
  at: number
  /** Of the run. */
  requestId: string
  consents: readonly ConsentPurpose[]
}

/**
 * Members of many customers in one write, to whom no key leads yet: nobody meets them before `giveKeys`. Those that the
 * same run has made before stay as they are. @throws DuplicateKeyError when an id is somebody else's
 */
export async function addTillMembers(db: Db, newcomers: readonly Newcomer[], join: JoinByFile): Promise<void> {
  const there = await listMadeByRun(
    db,
    newcomers.map(({ memberId }) => memberId),
    join.requestId,
  )
  const missing = newcomers.filter(({ memberId }) => !there.has(memberId))
  await addMembers(
    db,
    missing.map((newcomer) => aTillMember(newcomer, join)),
  )
}

/** The till's own key comes last: it says that all of the customer is there. @throws DuplicateKeyError */
export async function giveKeys(db: Db, newcomers: readonly Newcomer[], at: number): Promise<void> {
  const identities = newcomers.flatMap(({ memberId, customer }) => identitiesOf(memberId, customer, at))
  const tills = new Set(newcomers.map(({ customer }) => customer.key))
  await addIdentities(
    db,
    identities.filter(({ _id }) => !tills.has(_id)),
  )
  await addIdentities(
    db,
    identities.filter(({ _id }) => tills.has(_id)),
  )
}

/** Which of these members this run has made. */
export async function listMadeByRun(db: Db, memberIds: readonly string[], requestId: string): Promise<Set<string>> {
  const found = await findMembers(db, memberIds)
  return new Set(
    found.filter(({ joined }) => joined.via === 'import' && joined.requestId === requestId).map(({ _id }) => _id),
  )
}

/** Of members that were never finished, whom no till's key leads to. */
export async function removeUnfinished(db: Db, memberIds: readonly string[]): Promise<void> {
  await removeIdentitiesOf(db, memberIds)
  await removeMembers(db, memberIds)
}

function aTillMember({ memberId, customer }: Newcomer, { at, requestId, consents }: JoinByFile): Member {
  const joined = { at, via: 'import', storeId: customer.storeId, entrance: null, requestId } as const
  const member = newMember(memberId, joined, keysOfCustomer(customer))
  return withPhone(withConsents(member, consents, at), customer.phone)
}

const identitiesOf = (memberId: string, customer: TillCustomer, at: number) =>
  keysOfCustomer(customer).map((_id) => toIdentity(_id, memberId, at))

export interface LinkByFile {
  newKeys: readonly string[]
  runId: string
  /** When the run began: its agreements are told by that. */
  at: number
  now: number
  consents: readonly ConsentPurpose[]
}

/**
 * Lets further keys of the customer lead to a member who is there already, with what they agreed to at the till. A
 * till's phone number never replaces the one that the member has bound, nor its consents what the member has said.
 */
export async function linkCustomer(
  tx: Tx,
  memberId: string,
  customer: TillCustomer,
  { newKeys, runId, at, now, consents }: LinkByFile,
): Promise<{ hasConsented: boolean }> {
  const known = await getActiveMember(tx, memberId)
  const member = withConsents(known, consents, at)
  const hasPhone = member.phoneSealed !== null
  const keys = keysToLink(member, customer, newKeys)
  const hasConsented = member !== known
  // The key that has led here: after a merge it says which of the two the customer is.
  const via = keysOfCustomer(customer).find((key) => !newKeys.includes(key))
  if (keys.length === 0 && !hasConsented) return { hasConsented }
  await insertIdentities(
    tx,
    keys.map((_id) => ({ ...toIdentity(_id, memberId, now), run: runId, ...(via !== undefined && { via }) })),
  )
  const linked = { ...member, identityIds: [...new Set([...member.identityIds, ...keys])], updatedAt: now }
  await saveMember(tx, hasPhone ? linked : withPhone(linked, customer.phone))
  return { hasConsented }
}

/** Whether `linkCustomer` would write anything. */
export function hasNews(
  member: Member,
  customer: TillCustomer,
  { newKeys, consents }: Pick<LinkByFile, 'newKeys' | 'consents'>,
): boolean {
  return keysToLink(member, customer, newKeys).length > 0 || openPurposes(member, consents).length > 0
}

const keysToLink = ({ phoneSealed }: Member, customer: TillCustomer, newKeys: readonly string[]) =>
  newKeys.filter((key) => key === customer.key || phoneSealed === null)

/** Only what the member was never asked. */
const openPurposes = ({ consents }: Member, purposes: readonly ConsentPurpose[]) =>
  purposes.filter((purpose) => consents[purpose] === undefined)

function withConsents(member: Member, purposes: readonly ConsentPurpose[], at: number): Member {
  const open = openPurposes(member, purposes)
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
