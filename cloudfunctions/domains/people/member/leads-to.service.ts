import type { Reader } from '../../../platform/db/db'
import { findIdentity } from './member.repository'

/** Whether a key, such as that of a phone, leads to this member now. */
export async function leadsTo(reader: Reader, identityId: string, memberId: string): Promise<boolean> {
  return (await findIdentity(reader, identityId))?.memberId === memberId
}
