import type { Told } from '#shared/base/facts/told-facts'
import type { Account } from '#shared/ledger/account/account'
import { joinedPast, nothingHad, onlyFriendsOf, onTopOf, type PersonPast, withPast } from '#shared/ledger/account/past'
import type { Context, ReadContext } from '../../../platform/context'
import { personHashes } from '../../../platform/crypto/field-cipher'
import type { Db, Tx } from '../../../platform/db/db'
import { pastIn } from '../../../platform/noun/past'
import { tell } from '../../base/facts/facts.face'
import { findAccount, getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { getHolder } from './holder.service'
import {
  findKnownPeople,
  findKnownPerson,
  type KnownPerson,
  removeKnownPerson,
  saveKnownPerson,
} from './known-person.repository'
import { findMember, type Member } from './member.repository'

export interface Known {
  keys: string[]
  past: PersonPast
}

/**
 * Under which ids a person may be known by a key of theirs, when that key leads nowhere any more: first the one that is
 * written; while the shop changes its key, the other one too. What is kept under it goes with its term.
 */
const knownIds = (identityId: string) => personHashes(identityId).map((hash) => `per_${hash}`)

const knownId = (identityId: string) => `per_${personHashes(identityId)[0]}`

/** A till's card number is no key by which a person can be recognized. */
export const tellsPerson = (identityId: string) => /^(wx|un|ph):/.test(identityId)

/** The earlier membership of somebody with one of these keys; null for a new person. */
export async function findKnown(db: Db, identityIds: readonly string[]): Promise<Known | null> {
  const ids = identityIds.filter(tellsPerson).flatMap(knownIds)
  return toKnown(ids.length === 0 ? [] : await findKnownPeople(db, ids))
}

/** What an earlier membership was given; null, and no round trip, for nearly everybody. */
export async function pastOf(db: Db, { past }: Pick<Account, 'past'>): Promise<PersonPast | null> {
  if (!past || past.keys.length === 0) return null
  return toKnown(await findKnownPeople(db, past.keys))?.past ?? null
}

/** A new account of somebody who was here before. */
export const withKnown = (account: Account, { keys, past }: Known): Account => withPast(account, keys, past)

/**
 * A key told later, such as the phone number, belonged to somebody who has left. So from now on the member is not new,
 * and nouns that counted on that are told.
 */
export async function markKnown(context: Context, tx: Tx, memberId: string, known: Known): Promise<void> {
  await keepAccount(tx, withKnown(await getActiveAccount(tx, memberId), known), context.now)
  const source = `${memberId}:${context.requestId}`
  await tell(context, tx, { name: 'member.recognized', source, memberId, payload: {} })
}

/** After a merge or its undoing: the record that has the keys now is the one that was here before. */
export async function movePast(tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db, now }: Context): Promise<void> {
  const member = await findMember(tx, memberId)
  const otherId = member?.merge?.into ?? member?.unmerged?.into
  if (!member || otherId === undefined) return
  for (const id of [memberId, otherId]) {
    const account = await findAccount(tx, id)
    const owner = await findMember(tx, id)
    if (account?.status !== 'active' || !owner) continue
    const known = await findKnown(db, owner.identityIds)
    if ((known?.keys.join() ?? '') === (account.past?.keys.join() ?? '')) continue
    const past = known && onlyFriendsOf(account.past, known.past.firstDay)
    await keepAccount(tx, known ? withKnown({ ...account, past }, known) : { ...account, past }, now)
  }
}

/** Read before the transaction in which a member leaves: all that they, and the records merged into theirs, were given. */
export async function gatherPast(
  context: ReadContext & Pick<Context, 'nouns'>,
  { member, recordIds }: { member: Member; recordIds: readonly string[] },
): Promise<PersonPast> {
  const ids = [...new Set([...member.identityIds.filter(tellsPerson).flatMap(knownIds), ...(member.letGo ?? [])])]
  const [known, had] = await Promise.all([
    ids.length > 0 ? findKnownPeople(context.db, ids) : [],
    pastIn(context, recordIds),
  ])
  return onTopOf(toKnown(known)?.past ?? null, { ...nothingHad(member.joined.day), ...had })
}

/** Under every key that led here, and every number that the member has had: what they had, and nothing else. */
export async function rememberPerson(
  tx: Tx,
  { member, account, past, now }: { member: Member; account: Account; past: PersonPast; now: number },
): Promise<void> {
  const { runs, monthLadder, makeUps } = account.checkIn
  const whole: PersonPast = {
    ...past,
    checkInDay: runs.at(-1)?.toDay ?? past.checkInDay,
    monthLadder: monthLadder ?? past.monthLadder,
    makeUps: makeUps ?? past.makeUps,
    tallies: account.referral?.tallies ?? past.tallies,
    tierKeys: [...new Set([...(past.tierKeys ?? []), account.tier.key])],
  }
  for (const _id of personIdsOf(member)) await saveKnownPerson(tx, { _id, leftAt: now, of: null, past: whole })
}

/** Notes a number that was given up for another, so that the next person who brings it is not new. Returns its id. */
export async function rememberNumber(tx: Tx, member: Member, phoneKey: string, now: number): Promise<string> {
  const _id = knownId(phoneKey)
  await saveKnownPerson(tx, { _id, leftAt: now, of: member._id, past: nothingHad(member.joined.day) })
  return _id
}

/** Whose number it was before; null for a number that nobody had. A member who takes their own number again is not told. */
export async function findKnownNumber(tx: Tx, memberId: string, phoneKey: string): Promise<Known | null> {
  const others: KnownPerson[] = []
  for (const id of knownIds(phoneKey)) {
    const known = await findKnownPerson(tx, id)
    if (!known) continue
    if (known.of === null || (await getHolder(tx, known.of))._id !== memberId) others.push(known)
    else await removeKnownPerson(tx, id)
  }
  return toKnown(others)
}

function personIdsOf({ identityIds, letGo }: Pick<Member, 'identityIds' | 'letGo'>): string[] {
  return [...new Set([...identityIds.filter(tellsPerson).map(knownId), ...(letGo ?? [])])]
}

function toKnown(people: readonly KnownPerson[]): Known | null {
  const past = joinedPast(people.map((person) => person.past))
  return past && { keys: people.map(({ _id }) => _id).sort(), past }
}
