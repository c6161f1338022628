import type { Purchase } from '#shared/till/purchase/purchase'

/** What an audit of figures knows beside purchases: days that are marked for counting, and by which channel members joined. */
export interface Looked {
  open: ReadonlySet<string>
  channels: ReadonlyMap<string, string>
}

/** Where a purchase was made, of which tier its member was, and by which channel the member joined. */
export function partsOf({ memberId, storeId, tierKey }: Purchase, channels: Looked['channels']): string[] {
  const channel = channels.get(memberId)
  return [storeId, ...(tierKey === undefined ? [] : [`tier:${tierKey}`]), ...(channel ? [`channel:${channel}`] : [])]
}
