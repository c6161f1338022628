import { few } from '../../../platform/noun/shown-records'
import { shownFollowUps } from './follow-up.repository'
import { findPeople } from './person.repository'

/** The note as colleagues read it, and that somebody of the shop looks after the member; not who wrote it. */
export const shownRecords = {
  follow_ups: shownFollowUps,
  follow_up_people: few(async ({ db }, memberIds) =>
    (await findPeople(db, memberIds)).map(({ note, own, quietUntilAt }) => ({
      note: note && { text: note.text, storeId: note.storeId, at: note.at },
      hasOwnClerk: own !== null,
      leftAloneUntil: quietUntilAt,
    })),
  ),
}
