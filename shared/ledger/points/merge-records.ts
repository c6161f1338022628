/** The two records of a merge, as its id and so its entries name them; null for any other source. */
export function recordsOfMerge(sourceId: string): { from: string; into: string } | null {
  const [from, into, at] = sourceId.split(':')
  return from?.startsWith('mem_') && into?.startsWith('mem_') && at !== undefined ? { from, into } : null
}
