import { channelOf } from './channel'
import { channelAt, type Entrance, INVITER_PREFIX, readEntranceKey } from './entrance'

/** How somebody came to the shop, as their join has kept it. */
export interface JoinedBy {
  at: number
  via: 'wechat' | 'import'
  entrance: { scene: number | null; key: string | null } | null
}

/** The entrance that a join names; null where it names none of ours. */
export const entranceKeyOf = ({ entrance }: JoinedBy): string | null => readEntranceKey(entrance?.key)

/** What members who joined so are counted under, for good; null for customers whom a till's file has brought. */
export function joinedChannel(joined: JoinedBy, entrances: ReadonlyMap<string, Entrance>): string | null {
  if (joined.via === 'import') return null
  const { key = null, scene = null } = joined.entrance ?? {}
  const entrance = entrances.get(entranceKeyOf(joined) ?? '') ?? null
  return channelOf({
    entranceChannel: entrance && channelAt(entrance, joined.at),
    hasUnknownKey: Boolean(key) && entrance === null,
    isByInvitation: key?.startsWith(INVITER_PREFIX) === true,
    scene,
  })
}
