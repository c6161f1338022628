import { seal, unseal } from '../../../platform/crypto/field-cipher'
import type { Member } from './member.repository'
import { phoneKey } from './phone-key'

/**
 * Two records that part: the number that is shown with a record is the one whose key leads there. One that was bound
 * while they were one goes with its key.
 */
export function withPhoneOfKeys<T extends Member>({ ...from }: T, into: Member): { from: T; into: Member } {
  const shown = numberOf(into)
  const isTheirs = shown !== null && from.identityIds.includes(phoneKey(shown))
  return {
    from: isTheirs
      ? { ...from, phoneSealed: seal('phone', from._id, shown), phoneMasked: into.phoneMasked }
      : withOwnPhone(from),
    into: withOwnPhone(into),
  }
}

/** The member without the shown number where its key does not lead here any more. */
export function withOwnPhone<T extends Member>(member: T): T {
  const number = numberOf(member)
  if (number === null || member.identityIds.includes(phoneKey(number))) return member
  return { ...member, phoneSealed: null, phoneMasked: null }
}

function numberOf({ _id, phoneSealed }: Member): string | null {
  return phoneSealed === null ? null : unseal('phone', _id, phoneSealed)
}
