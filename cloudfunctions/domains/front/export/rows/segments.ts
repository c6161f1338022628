import { dayCell, textCell } from '#shared/front/export/csv'
import type { HeldSegment } from '#shared/ledger/account/portrait'
import { listSegments } from '../../../insight/segment/segment.face'
import { pagePortraits } from '../../../ledger/account/account.face'
import { pageById, type Source } from '../export-source'
import { PEOPLE_HEADING } from '../people.service'

interface Membership extends HeldSegment {
  memberId: string
}

/** What segments are called. */
type Names = ReadonlyMap<string, string>

/** One row for each member of each segment, or of the one that the filter names; a store is where the member joined. */
export const segmentSource: Source<Membership, Names> = {
  heading: ['人群编号', '人群', ...PEOPLE_HEADING, '进入日期'],
  pageSize: 500,
  list: async ({ db }, { after, limit, asked }) => {
    const afterId = after?.id ?? null
    if (asked) {
      const { members, nextAfterId } = await asked.page(afterId, limit)
      return { documents: members, next: nextAfterId === null ? null : { key: '', id: nextAfterId } }
    }
    const portraits = await pagePortraits(db, afterId, limit)
    const documents = portraits.flatMap(({ _id: memberId, state, segments }) =>
      state === 'kept' ? segments.map((held) => ({ ...held, memberId })) : [],
    )
    return { documents, next: pageById(portraits, limit).next }
  },
  memberIdOf: ({ memberId }) => memberId,
  factsOf: ({ memberId, sinceDay }, { people }) => {
    const member = people.find(memberId)
    return member?.status === 'active' ? { storeId: member.joined.storeId, day: sinceDay } : null
  },
  load: async ({ db }) => new Map((await listSegments(db)).map(({ _id, name }) => [_id, name])),
  rowsOf: ({ memberId, segmentId, sinceDay }, names, { people }) => [
    [textCell(segmentId), textCell(names.get(segmentId)), ...people.cellsOf(memberId), dayCell(sinceDay)],
  ],
}
