import type { ActionOutput } from '../../../api/call'
import { useQuery } from '../../../api/use-query'

export type PlaceKey = ActionOutput<'home.listPlaces'>['places'][number]

const FRESH_MS = 10 * 60_000

interface Places {
  /** The first time on this phone, until the shop has answered. */
  isUnknown: boolean
  has(key: PlaceKey): boolean
  /** Only where the shop has said so: for what few have. */
  holds(key: PlaceKey): boolean
}

/**
 * Which ways have something behind them. The last answer is kept, so that nothing moves when the page opens; where the shop
 * cannot be asked, every way is there, because each says by itself when there is nothing.
 */
export function usePlaces(): Places {
  const { data, error } = useQuery('home.listPlaces', {}, { keep: true, freshMs: FRESH_MS })
  const holds = (key: PlaceKey) => data?.places.includes(key) === true
  return { isUnknown: data === null && error === null, has: (key) => data === null || holds(key), holds }
}
