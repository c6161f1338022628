import { actsOf } from '../../../platform/noun/act'
import { few, type ShownRecords } from '../../../platform/noun/shown-records'
import { findBooks } from './deed-book.repository'

/** What the member did that counted, and the tasks and badges that came of it. */
export const shownRecords: Record<string, ShownRecords> = {
  deeds: few(async ({ db, nouns }, memberIds) => {
    const titles = new Map(actsOf(nouns).map(({ key, title }) => [key, title]))
    return (await findBooks(db, memberIds)).flatMap(({ deeds, marks }) => [
      ...deeds.map(({ act, at, stands }) => ({ at, act: titles.get(act) ?? act, stands })),
      ...marks.map(({ title, state, reachedDay, badge }) => ({ title, state, reachedDay, badge })),
    ])
  }),
}
