import { groupedBy } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import type { Db, Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findHeir, MERGES_MAX } from '../../ledger/account/account.face'
import { findMember, findMembers, listMergedInto, type Member } from './member.repository'

const RECORDS_MAX = 1000

/**
 * The account that answers for what a member did: their own, or after a merge the one that carries on. A closed account
 * answers too, because its purchases can still be refunded. @throws DomainError MEMBER_NOT_FOUND
 */
export async function getHolder(reader: Reader, memberId: string): Promise<Account> {
  const holder = await findHeir(reader, memberId, async ({ _id }) => (await findMember(reader, _id))?.merge?.into)
  if (!holder || holder.status === 'merged') throw new DomainError('MEMBER_NOT_FOUND')
  return holder
}

/** The id of that account; null if nobody carries the record on. */
export async function findHolderId(reader: Reader, memberId: string): Promise<string | null> {
  const holder = await findHeir(reader, memberId, async ({ _id }) => (await findMember(reader, _id))?.merge?.into)
  return holder?.status === 'active' ? holder._id : null
}

/** The record itself and all records ever merged into it, directly or not, because they belong to one person. */
export async function recordsOfPerson(db: Db, memberId: string): Promise<string[]> {
  return [memberId, ...(await heirsOf(db, [memberId])).keys()]
}

/** For each record that was merged into one of these members, directly or not, the member who carries on. */
export async function heirsOf(
  db: Db,
  memberIds: readonly string[],
  onRead: (found: Member[]) => void = () => {},
): Promise<Map<string, string>> {
  const heirs = new Map<string, string>()
  let latest = memberIds
  for (let merges = 0; merges < MERGES_MAX && latest.length > 0; merges += 1) {
    const merged = await listMergedInto(db, latest, RECORDS_MAX)
    onRead(merged)
    for (const { _id, merge } of merged) if (merge) heirs.set(_id, heirs.get(merge.into) ?? merge.into)
    latest = merged.map(({ _id }) => _id)
  }
  return heirs
}

/**
 * These records and those that carry on for them, in the order of ids: what a record did stays with it, and counts for
 * the one that it was merged into.
 */
export async function withHeirs(
  db: Db,
  memberIds: readonly string[],
  onRead: (found: Member[]) => void = () => {},
): Promise<string[]> {
  const all = new Set(memberIds)
  let latest = memberIds
  for (let merges = 0; merges < MERGES_MAX && latest.length > 0; merges += 1) {
    const members = await findMembers(db, latest)
    onRead(members)
    latest = members.flatMap(({ merge }) => (merge && !all.has(merge.into) ? [merge.into] : []))
    for (const id of latest) all.add(id)
  }
  return [...all].sort()
}

/** A person of the shop, whichever of their records was asked for. */
export interface Person {
  holderId: string
  /** Null where the record that carries on was removed. */
  holder: Member | null
  /** All records of theirs, the one that carries on among them. */
  recordIds: string[]
}

/** The persons that these records belong to, each once. */
export async function personsOf(db: Db, memberIds: readonly string[]): Promise<Person[]> {
  const known = new Map<string, Member>()
  const onRead = (found: Member[]) => {
    for (const member of found) known.set(member._id, member)
  }
  const holders = (await withHeirs(db, memberIds, onRead)).filter((id) => !known.get(id)?.merge)
  const heirs = await heirsOf(db, holders, onRead)
  const recordsOf = groupedBy([...holders, ...heirs.keys()], (id) => heirs.get(id) ?? id)
  return [...recordsOf].map(([holderId, recordIds]) => ({ holderId, holder: known.get(holderId) ?? null, recordIds }))
}
