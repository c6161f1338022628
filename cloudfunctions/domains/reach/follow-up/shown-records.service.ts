import { few } from '../../../platform/noun/shown-records'
import { shownFollowUps } from './follow-up.repository'
import { findPeople } from './person.repository'

/** The note as colleagues read it, not who wrote it, and until when nobody calls. */
export const shownRecords = {
  follow_ups: shownFollowUps,
  follow_up_people: few(async ({ db }, memberIds) =>
    (await findPeople(db, memberIds)).map(({ note, quietUntilAt }) => ({
      note: note && { text: note.text, storeId: note.storeId, at: note.at },
      leftAloneUntil: quietUntilAt,
    })),
  ),
}
