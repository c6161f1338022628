/** Where the next page of a list begins that is newest first; null after the last. */
export function nextPosition({
  nextBeforeAt,
  nextAfterId,
}: {
  nextBeforeAt: number | null
  nextAfterId: string | null
}): { beforeAt: number; afterId?: string } | null {
  if (nextBeforeAt === null) return null
  return nextAfterId === null ? { beforeAt: nextBeforeAt } : { beforeAt: nextBeforeAt, afterId: nextAfterId }
}
