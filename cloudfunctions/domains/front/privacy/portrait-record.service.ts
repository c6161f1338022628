import type { MemberContext } from '../../../platform/context'
import { segmentNames } from '../../insight/segment/segment.face'
import { findPortrait } from '../../ledger/account/account.face'

/** What tags and segments say of the caller, by their names, with the reasons; who wrote a tag is not the member's data. */
export async function portraitRecords(context: MemberContext): Promise<Record<string, unknown>[]> {
  const portrait = await findPortrait(context.db, context.memberId)
  if (portrait === null) return []
  const names = await segmentNames(context)
  const tags = portrait.tags.map((tag) => {
    const name = names('tag', tag.key)
    const { kind, by, sinceDay } = tag
    if (tag.by === 'rule') return { name, kind, by, sinceDay, why: tag.why }
    return { name, kind, by, sinceDay, untilDay: tag.untilDay, note: tag.note }
  })
  const segments = portrait.segments.map(({ segmentId, sinceDay }) => ({ name: names('segment', segmentId), sinceDay }))
  const left = portrait.left.map(({ segmentId, day }) => ({ name: names('segment', segmentId), day }))
  return [{ state: portrait.state, tags, segments, left, updatedAt: portrait.updatedAt }]
}
