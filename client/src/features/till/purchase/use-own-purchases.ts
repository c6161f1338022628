import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { useMore } from '../../../api/use-more'
import { useQuery } from '../../../api/use-query'

type Page = ActionOutput<'purchase.listMine'>

/** The member's purchases, newest first, page by page. */
export function useOwnPurchases() {
  const query = useQuery('purchase.listMine', {}, { keep: true })
  const [first, setFirst] = useState(query.data)
  const [older, setOlder] = useState<Page | null>(null)
  if (query.data !== first) {
    setFirst(query.data)
    // The loaded older pages are kept only while the first page still ends where it did.
    if (query.data?.nextBeforeAt !== first?.nextBeforeAt) setOlder(null)
  }
  const beforeAt = (older ?? query.data)?.nextBeforeAt ?? null
  const more = useMore('purchase.listMine', beforeAt === null ? null : { beforeAt }, (page) =>
    setOlder((before) => ({ ...page, purchases: [...(before?.purchases ?? []), ...page.purchases] })),
  )
  const purchases = query.data && [...query.data.purchases, ...(older?.purchases ?? [])]
  return { query: { ...query, data: purchases }, more }
}
