import type { Context } from '../../../platform/context'
import { type NewestPosition, newestPage } from '../../../platform/db/newest-page'
import { nextAfterId } from '../../../platform/db/next-page'
import { recordLook } from '../../base/audit/audit.face'
import { listInSegment } from '../../ledger/account/account.face'
import { displayNamesOf } from '../../people/member/member.face'
import { changesOf } from './segment.repository'
import { getSegment } from './segment.service'

const PAGE_SIZE = 50

/** A page of the members, with the day on which each joined the segment. The look is logged. */
export async function listSegmentMembers(context: Context, segmentId: string, afterId: string | null) {
  await getSegment(context.db, segmentId)
  const page = await listInSegment(context.db, segmentId, afterId, PAGE_SIZE)
  const names = await displayNamesOf(
    context.db,
    page.map(({ _id }) => _id),
  )
  await recordLook(context, { action: 'segment.listMembers', subject: segmentId, storeId: null })
  return {
    members: page.flatMap(({ _id, segments }) => {
      const held = segments.find((each) => each.segmentId === segmentId)
      return held ? [{ memberId: _id, displayName: names.get(_id) ?? _id, sinceDay: held.sinceDay }] : []
    }),
    nextAfterId: nextAfterId(page, PAGE_SIZE),
  }
}

export async function listSegmentChanges({ db }: Context, segmentId: string, from: NewestPosition) {
  await getSegment(db, segmentId)
  const { page, next } = await newestPage(changesOf(db, segmentId), from, PAGE_SIZE)
  return {
    changes: page.map(({ memberId, kind, cause, day, at }) => ({ memberId, kind, cause, day, at })),
    nextBeforeAt: next?.at ?? null,
    nextAfterId: next?.id ?? null,
  }
}
