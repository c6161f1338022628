import type { Portrait } from '#shared/ledger/account/portrait'
import { few } from '../../../platform/noun/shown-records'
import { findPortraits } from '../../ledger/account/account.face'
import { segmentNames } from './segment.service'

/** What tags and segments say of the caller, by their names, with the reasons; who wrote a tag is not the member's data. */
export const shownPortrait = few(async (context, memberIds) => {
  const portraits = await findPortraits(context.db, memberIds)
  if (portraits.length === 0) return []
  const names = await segmentNames(context)
  const ownFirst = portraits.sort((a, b) => Number(b._id === context.memberId) - Number(a._id === context.memberId))
  return ownFirst.map((portrait) => toShown(portrait, names))
})

function toShown(portrait: Portrait, names: Awaited<ReturnType<typeof segmentNames>>) {
  const tags = portrait.tags.map((tag) => {
    const name = names('tag', tag.key)
    const { kind, by, sinceDay } = tag
    if (tag.by === 'rule') return { name, kind, by, sinceDay, why: tag.why }
    return { name, kind, by, sinceDay, untilDay: tag.untilDay, note: tag.note }
  })
  const segments = portrait.segments.map(({ segmentId, sinceDay }) => ({ name: names('segment', segmentId), sinceDay }))
  const left = portrait.left.map(({ segmentId, day }) => ({ name: names('segment', segmentId), day }))
  return { state: portrait.state, tags, segments, left, updatedAt: portrait.updatedAt }
}
