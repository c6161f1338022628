import type { Told } from '#shared/base/facts/told-facts'
import { emptyPortrait, type HandTag, type Portrait, withTags } from '#shared/ledger/account/portrait'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findPortrait, savePortrait } from '../../ledger/account/account.face'
import { findMember } from '../../people/member/member.face'
import { dueAtOnce } from './hand-tag.service'

/**
 * After a merge or its undoing, tags set by people follow the person. Tags by rule and segments do not move; they are
 * made again from the facts.
 */
export async function moveHandTags(
  tx: Tx,
  { memberId }: Pick<Told, 'memberId'>,
  { now }: Pick<Context, 'now'>,
): Promise<void> {
  const member = await findMember(tx, memberId)
  const otherId = member?.merge?.into ?? member?.unmerged?.into
  if (!member || otherId === undefined) return
  const own = (await findPortrait(tx, memberId)) ?? emptyPortrait(memberId)
  const other = (await findPortrait(tx, otherId)) ?? emptyPortrait(otherId)
  const moved = member.merge ? movedInto(own, other) : movedBack(own, other)
  for (const portrait of moved) await savePortrait(tx, dueAtOnce(portrait, now))
}

const isByHand = (tag: Portrait['tags'][number]): tag is HandTag => tag.by === 'hand'

/** The record that carries on gets those that it does not have; of the other nothing is kept. */
function movedInto(own: Portrait, other: Portrait): Portrait[] {
  const has = new Set(other.tags.filter(isByHand).map(({ key }) => key))
  const coming = own.tags.filter(isByHand).filter(({ key }) => !has.has(key))
  if (coming.length === 0) return []
  return [withTags(other, [...other.tags, ...coming.map((tag) => ({ ...tag, movedFrom: own._id }))])]
}

function movedBack(own: Portrait, other: Portrait): Portrait[] {
  const isOwn = (tag: Portrait['tags'][number]) => isByHand(tag) && tag.movedFrom === own._id
  const returning = other.tags.filter(isByHand).filter(isOwn)
  if (returning.length === 0) return []
  return [
    withTags(
      other,
      other.tags.filter((tag) => !isOwn(tag)),
    ),
    withTags({ ...own, state: 'kept' }, [...own.tags, ...returning.map((tag) => ({ ...tag, movedFrom: null }))]),
  ]
}
