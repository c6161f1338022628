import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { recordsOfPerson } from '../../people/member/member.face'
import { emptyWords } from './feedback.repository'
import { listPhotosOf, removePhotos } from './photo.repository'

/** A membership has ended: no word and no photo stays, and nobody waits for an answer. Doing it again finds nothing. */
export async function forgetWords(
  _tx: Tx,
  { memberId }: Heard<'member.closed'>,
  { db, cloud }: Context,
): Promise<void> {
  const records = await recordsOfPerson(db, memberId)
  await emptyWords(db, records)
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
