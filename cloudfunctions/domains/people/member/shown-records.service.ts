import { few, withoutInternals } from '../../../platform/noun/shown-records'
import { toProfile } from './member.mapper'
import { findMembers, type Identity, listIdentitiesOf } from './member.repository'

const WAYS: Record<string, string> = { wx: 'wechat', un: 'wechat-account', ph: 'phone-number', till: 'till-number' }

export const shownRecords = {
  profile: few(async ({ db, memberId }, memberIds) => {
    const members = await findMembers(db, memberIds)
    return members
      .sort((a, b) => Number(b._id === memberId) - Number(a._id === memberId))
      .map((member) => toProfile(member))
  }),
  identities: few(async ({ db }, memberIds) => (await listIdentitiesOf(db, memberIds)).map(toShown)),
}

/** The key itself would let somebody else in; which kind of key it is, and since when, says enough. */
function toShown({ _id, memberId, granted, at, tally }: Identity) {
  return withoutInternals({ kind: wayOf(_id), memberId, granted, at, ...(tally && { tally }) })
}

const wayOf = (key: string) => WAYS[key.split(':')[0] ?? ''] ?? 'other'
