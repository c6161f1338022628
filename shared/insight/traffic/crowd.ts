import { groupedBy } from '#shared/kernel/parts'
import type { Crowd } from './signal'

/** A member on a visit of the day that is looked at. */
export interface Seen {
  memberId: string
  /** Keyed hashes; null where unknown. */
  device: string | null
  network: string | null
  /** The entrance of the visit; '' without a code. */
  entranceKey: string
  visits: number
}

/** Members on one kind of phone, and the network that most of them share. */
export interface FoundCrowd {
  device: string
  members: Seen[]
  network: string | null
  crowd: Omit<Crowd, 'settled' | 'neverBought'>
}

/** More than these are not named one by one; how many there are is counted all the same. */
const NAMED_MAX = 60

interface Around {
  kind: Crowd['kind']
  crowdMin: number
  topDevice: number
  /** Visits of the day by network. */
  visitsOn: ReadonlyMap<string, number>
}

/** Those who share a kind of phone and are enough to be looked at, the largest first. A phone that does not tell is nobody's crowd. */
export function crowdsOf(seen: readonly Seen[], around: Around): FoundCrowd[] {
  const known = seen.filter(({ device }) => device !== null)
  return [...groupedBy(known, ({ device }) => device ?? '')]
    .filter(([, members]) => members.length >= around.crowdMin)
    .map(([device, members]) => toCrowd(device, members, known.length, around))
    .sort((a, b) => b.crowd.members - a.crowd.members || (a.device < b.device ? -1 : 1))
}

function toCrowd(device: string, members: readonly Seen[], of: number, around: Around): FoundCrowd {
  const { kind, topDevice, visitsOn } = around
  const networks = [
    ...groupedBy(
      members.filter(({ network }) => network !== null),
      ({ network }) => network ?? '',
    ),
  ]
  const [shared] = networks.sort(([a, ones], [b, others]) => others.length - ones.length || (a < b ? -1 : 1))
  const [network = null, on = []] = shared ?? []
  const visits = on.reduce((sum, each) => sum + each.visits, 0)
  const all = Math.max(visits, visitsOn.get(network ?? '') ?? 0)
  return {
    device,
    network,
    members: members.slice(0, NAMED_MAX),
    crowd: {
      ...{ kind, of, topDevice },
      members: members.length,
      onNetwork: on.length,
      ofNetwork: all === 0 ? 0 : visits / all,
    },
  }
}
