import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Member } from './member.repository'

const members = collection<Member>('members')

/** How many members one run of an import has made: they all joined at the instant at which it began. */
export const countJoinedByImport = (
  db: Db,
  { storeId, at, requestId }: Record<'storeId' | 'requestId', string> & { at: number },
) => db.count(members, { 'joined.storeId': storeId, 'joined.at': at, 'joined.requestId': requestId })
