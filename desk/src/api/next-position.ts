/** Where the next page begins in a list that is newest first; null after the last page. */
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
