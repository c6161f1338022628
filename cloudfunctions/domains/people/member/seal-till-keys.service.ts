import type { Context } from '../../../platform/context'
import { recordsOfPerson } from './holder.service'
import {
  findIdentity,
  findMember,
  type Identity,
  insertIdentities,
  type Member,
  removeIdentity,
  saveMember,
} from './member.repository'
import { readClearTillKey, tillKey } from './till-key'

/**
 * Gives a customer whom the first release wrote down by number the key that does not tell it, in the record that it leads
 * to and in those that were merged into it. Done again, it finds nothing.
 */
export async function sealTillKey({ db }: Pick<Context, 'db'>, { _id: clear }: Identity): Promise<boolean> {
  const read = readClearTillKey(clear)
  const seen = await findIdentity(db, clear)
  if (!read || !seen) return false
  const sealed = tillKey(read.storeId, read.tillNumber)
  const recordIds = await recordsOfPerson(db, seen.memberId)
  return db.transaction(async (tx) => {
    const identity = await findIdentity(tx, clear)
    if (identity?.memberId !== seen.memberId) return false
    if (!(await findIdentity(tx, sealed))) await insertIdentities(tx, [{ ...identity, _id: sealed }])
    await removeIdentity(tx, clear)
    for (const recordId of recordIds) {
      const member = await findMember(tx, recordId)
      if (member) await saveMember(tx, withSealed(member, clear, sealed))
    }
    return true
  })
}

function withSealed(member: Member, clear: string, sealed: string): Member {
  const instead = (ids: readonly string[]) => [...new Set(ids.map((id) => (id === clear ? sealed : id)))]
  const { merge, identityIds } = member
  return {
    ...member,
    identityIds: instead(identityIds),
    merge: merge && { ...merge, identityIds: instead(merge.identityIds) },
  }
}
