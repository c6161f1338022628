import type { Context } from '../../../platform/context'
import { isSealedWithOther, seal, unseal } from '../../../platform/crypto/field-cipher'
import type { MigrationStep } from '../../../platform/noun/migration'
import { findMember, type Member, saveMember } from './member.repository'
import { pageMembers } from './member-walk.repository'

const FIELDS = [
  ['phone', 'phoneSealed'],
  ['birthday', 'birthdaySealed'],
] as const

/** Phones and birthdays that open with the other key alone are sealed with the one that seals now. */
export const resealMembers: MigrationStep<Member> = { list: pageMembers, isOld, renew }

function isOld(member: Member): boolean {
  return FIELDS.some(([field, at]) => {
    const sealed = member[at]
    return sealed !== null && isSealedWithOther(field, member._id, sealed)
  })
}

function renew({ db }: Pick<Context, 'db'>, { _id }: Member): Promise<boolean> {
  return db.transaction(async (tx) => {
    const member = await findMember(tx, _id)
    if (!member || !isOld(member)) return false
    const again: Member = { ...member }
    for (const [field, at] of FIELDS) {
      const sealed = again[at]
      if (sealed !== null) again[at] = seal(field, _id, unseal(field, _id, sealed))
    }
    await saveMember(tx, again)
    return true
  })
}
