import { few } from '../../../platform/noun/shown-records'
import { shownFollowUps } from './follow-up.repository'
import { findPeople } from './person.repository'

/** The note as colleagues read it, not who wrote it, until when nobody calls, and at which store somebody looks after them. */
export const shownRecords = {
  follow_ups: shownFollowUps,
  follow_up_people: few(async ({ db }, memberIds) =>
    (await findPeople(db, memberIds)).map(({ note, quietUntilAt, own }) => ({
      note: note && { text: note.text, storeId: note.storeId, at: note.at },
      leftAloneUntil: quietUntilAt,
      lookedAfterAt: own ? { storeId: own.storeId, since: own.at } : null,
    })),
  ),
}
