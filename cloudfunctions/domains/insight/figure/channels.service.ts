import type { Entrance } from '#shared/growth/entrance/entrance'
import { entranceKeyOf, joinedChannel } from '#shared/growth/entrance/joined-channel'
import type { Channels } from '#shared/insight/figure/figure-day'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import { findEntrances } from '../../growth/entrance/entrance.face'
import { findMembers } from '../../people/member/member.face'

/** By which channel members joined, as it was counted then; each of them is looked up once. */
export interface Channeling {
  known: Channels
  learn(memberIds: readonly string[]): Promise<void>
}

export function channeling(db: Db): Channeling {
  const known = new Map<string, string | null>()
  const entrances = new Map<string, Entrance>()
  const lookedAt = new Set<string>()
  return {
    known,
    async learn(memberIds) {
      const unknown = [...new Set(memberIds)].filter((id) => !known.has(id))
      const members = await inReads(unknown, (some) => findMembers(db, some))
      const keys = [...new Set(members.flatMap(({ joined }) => entranceKeyOf(joined) ?? []))]
      const newKeys = keys.filter((key) => !lookedAt.has(key))
      for (const entrance of await findEntrances(db, newKeys)) entrances.set(entrance._id, entrance)
      for (const key of newKeys) lookedAt.add(key)
      for (const id of unknown) known.set(id, null)
      for (const { _id, joined } of members) known.set(_id, joinedChannel(joined, entrances))
    },
  }
}
