import { LAST_INSTANT } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { emptyAuditNotes } from '../../base/audit/audit.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { emptyWords, listOfMember } from './feedback.repository'
import { listPhotosOf, removePhotos } from './photo.repository'

/** More than one person says in the two years for which it is kept. */
const SAID_MAX = 1000

/**
 * A membership has ended: no word and no photo stays, nor why the shop closed what was said, and nobody waits for an
 * answer. Doing it again finds nothing.
 */
export async function forgetWords(
  _tx: Tx,
  { memberId }: Heard<'member.closed'>,
  { db, cloud }: Context,
): Promise<void> {
  const records = await recordsOfPerson(db, memberId)
  await emptyWords(db, records)
  const said = await listOfMember(db, records, LAST_INSTANT, SAID_MAX)
  await emptyAuditNotes(
    db,
    said.map(({ _id }) => _id),
  )
  const photos = await listPhotosOf(db, records)
  // The files first: what fails is tried again, by the records that are still there.
  for (const { fileId } of photos) await cloud.removeFile(fileId)
  if (photos.length > 0) {
    await removePhotos(
      db,
      photos.map(({ _id }) => _id),
    )
  }
}
