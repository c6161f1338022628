/** Under what the gift for reaching a tier is posted to a record: the first time, and each time after it was taken back. */
export function giftSource(recordId: string, tierKey: string, time = 1): string {
  return time === 1 ? `${recordId}:${tierKey}` : `${recordId}:${tierKey}:${time}`
}

/** The entry of that gift. */
export const giftId = (source: string) => `tier-gift:${source}`

/** Whose gift it is, and for which tier. */
export function readGiftSource(source: string): { recordId: string; tierKey: string } {
  const [recordId = '', tierKey = ''] = source.split(':')
  return { recordId, tierKey }
}
